/** A text that a file holds, under the name by which people know it: of a part its filename, else nothing. */
export interface Section {
  readonly name: string;
  readonly text: string;
}
