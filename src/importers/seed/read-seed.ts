import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { JsonObject } from '../../domain/json.js';
import type { TextPlace } from '../../domain/text-place.js';
import type { SourceLoss } from '../loss.js';

/** A file of a seed, with the name by which messages have it. */
export interface SeedPiece {
  readonly file: string;
  readonly bytes: Buffer;
}

/** What a seed says of its machine, whichever format it is in. */
export interface ReadSeed {
  readonly instanceId?: string;
  /** As the meta-data has it: with its domain or without. */
  readonly hostname?: string;
  readonly publicKeys: readonly { readonly name?: string; readonly key: string }[];
  /** What else the meta-data holds. */
  readonly metaData: JsonObject;
  /** Where its keys stand in its file, if they have lines. */
  readonly places?: ReadonlyMap<string, TextPlace>;
  readonly userData?: SeedPiece;
  /** Several where a config drive has a list: cloud-init takes each of them apart. */
  readonly vendorData?: readonly SeedPiece[];
  /** In a form that cloud-init's network-config has. */
  readonly network?: SeedPiece & {
    /** Made here from another format, which a network-config cannot stand for. */
    readonly madeOf?: 'eni' | 'network-data';
  };
  /** Files beside the user-data that go into the guest. */
  readonly guestFiles: readonly { readonly path: string; readonly bytes: Buffer }[];
  readonly losses: readonly SourceLoss[];
  readonly errors: readonly Diagnostic[];
}
