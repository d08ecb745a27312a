/** A part as cloud-init hands it to the handler of its type. */
export interface GuestPart {
  readonly contentType: string;
  readonly filename: string;
  /** By their names as they are written: cloud-init looks for `Merge-Type` and not for `merge-type`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string;
  /** The part is for the instance with this index alone; NaN where what is said is no index, which no instance has. */
  readonly launchIndex?: number;
  /** Of the include that it came by. */
  readonly url?: string;
}
