import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Origin } from '../domain/origin.js';

/** Renders a text of the inventory with the values of `scope`; the templates floor provides it. */
export type RenderString = (
  text: string,
  options: {
    readonly scope: Readonly<Record<string, unknown>>;
    readonly origin: Origin;
    /** Id of the device, empty while it is not known. */
    readonly device: string;
  },
) =>
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the inventory has to be told by the floors that it must not know. */
export interface Capabilities {
  /** Names that site.yaml may list. */
  readonly layouts: readonly string[];
  readonly images: readonly string[];
  readonly renderString: RenderString;
  /** Looks a template up in the folders of a type and of those that it extends. */
  readonly hasTemplate: (name: string, chain: readonly string[]) => boolean;
  /** The templates that these folders hold. */
  readonly templateNames: (chain: readonly string[]) => readonly string[];
}
