/** Where a value was written: the file (relative to the root), the line and the column, both counted from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
