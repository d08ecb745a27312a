import type { DeviceRecord } from '../../domain/manifest.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { readInputsState } from '../../sinks/state/inputs-state.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { accessNamesOf } from '../../sinks/state/names.js';
import { publishedTokens } from '../site/tokens.js';

/** A device of the published site, and by what a server finds it: `by-ip/192.0.2.1`. */
export interface PublishedDevice {
  readonly id: string;
  readonly record: DeviceRecord;
  readonly names: readonly string[];
}

export interface SiteToPublish {
  readonly generation: number;
  /** Its folder; absolute. */
  readonly folder: string;
  readonly devices: readonly PublishedDevice[];
}

/** Why there is nothing that could be published, in a sentence; else the published site. */
export function siteToPublish(
  folders: OutputFolders,
  { root }: { root: string },
): SiteToPublish | { readonly mistake: string } {
  const generation = currentGeneration(folders);
  if (generation === undefined) return { mistake: `nothing is built in ${folders.out}; build first` };
  const folder = generationFolder(generation, folders);
  const [lines, state] = [readLedger(folder), readInputsState(folder)];
  if (lines === undefined || state === undefined)
    return { mistake: `what is published in ${folders.out} is damaged; build again` };
  const tokens = publishedTokens(state, { root });
  if (tokens === undefined)
    return { mistake: 'the token secret is not the one that the site was built with; build again' };
  const naming = { access: state.site.access, tokenOf: tokens.tokenOf };
  return {
    generation,
    folder,
    devices: Array.from({ length: lines.count }, (_, index) => {
      const { id, record } = ledgerLine(lines.text(index));
      return { id, record, names: accessNamesOf(id, record, naming) };
    }),
  };
}
