import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DeviceGroup } from '../domain/device-group.js';
import type { KnownLayouts } from '../domain/layout.js';
import type { Origin } from '../domain/origin.js';
import type { Secrets } from './secrets/open-secrets.js';

/** Renders a text of the inventory with the values of `scope`; the templates floor provides it. */
export type RenderString = (
  text: string,
  options: {
    readonly scope: Readonly<Record<string, unknown>>;
    readonly origin: Origin;
    /** Id of the device, empty while it is not known. */
    readonly device: string;
    /** What `group(name)` finds. */
    readonly groups: ReadonlyMap<string, DeviceGroup>;
  },
) =>
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the inventory has to be told by the floors that it must not know. */
export interface Capabilities {
  /** What site.yaml may list. */
  readonly known: KnownLayouts;
  readonly renderString: RenderString;
  /** Looks a template up in the folders of a type and of those that it extends. */
  readonly hasTemplate: (name: string, chain: readonly string[]) => boolean;
  /** The templates that these folders hold. */
  readonly templateNames: (chain: readonly string[]) => readonly string[];
  /** What values of the inventory name and do not hold; absent where none does. */
  readonly secrets?: Secrets;
  /** Why a file that is there cannot be a template. */
  readonly notText: (name: string, chain: readonly string[]) => Diagnostic | undefined;
}
