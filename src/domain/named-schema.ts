/** A schema of cloud-init that somebody names: it is an input, though it stands in no folder of inputs. */
export interface NamedSchema {
  /** As site.yaml names it, or absolute. */
  readonly path: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** The command line names it, and not site.yaml. */
  readonly isOption: boolean;
}
