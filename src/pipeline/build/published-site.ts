import type { DeviceRecord, Manifest, Totals } from '../../domain/manifest.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';

/** What a build has published, for those who tell of it. Records are read when somebody asks. */
export interface PublishedSite {
  readonly totals: Totals;
  readonly site: Manifest['site'];
  /** The first of these devices that is published, else the first of all; undefined where there is none. */
  example(preferred?: readonly string[]): { readonly id: string; readonly record: DeviceRecord } | undefined;
}

export function publishedSite(
  folder: string,
  { totals, site }: { readonly totals: Totals; readonly site: Manifest['site'] },
): PublishedSite {
  return {
    totals,
    site,
    example(preferred = []) {
      const lines = readLedger(folder);
      if (lines === undefined || lines.count === 0) return undefined;
      const [index = 0] = preferred.map((id) => lines.find(id)).filter((found) => found !== undefined);
      return ledgerLine(lines.text(index));
    },
  };
}
