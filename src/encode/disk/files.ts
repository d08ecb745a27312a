/** What a disk or CD image holds, whoever wrote it. */
export interface DiskFiles {
  readonly label: string;
  /** Path, with slashes and no leading one -> content; folders without files are left out. */
  readonly files: ReadonlyMap<string, Buffer>;
}
