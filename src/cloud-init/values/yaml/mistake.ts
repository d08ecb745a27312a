/** What PyYAML stumbles over in a text, in our words; thrown inside the reader, and caught where it is called. */
export class YamlMistake extends Error {
  override readonly name = 'YamlMistake';
  /** Index of the character at which it shows. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
