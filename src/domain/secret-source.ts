/** Where the secrets come from that an inventory names and does not hold. */
export interface SecretSource {
  /** The path of a file with identities of age, or an identity itself, as SEEDPRESS_IDENTITY may hold it. */
  readonly identity?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
