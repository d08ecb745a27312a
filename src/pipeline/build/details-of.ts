import { secretSpellings } from '../../domain/secrets/spellings.js';
import type { InputFile } from '../../inventory/input-files.js';
import { ledgerLine } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import { mostWithDetails, type ReportDetails, reportDetails } from '../report/report-details.js';
import { loadSite } from '../site/load-site.js';
import type { Tokens } from '../site/tokens.js';
import type { BuildOptions } from './build-result.js';
import type { WrittenPlan } from './plan-writing.js';

/** What the report tells of each device that was looked at; nothing where the whole fleet, `count` devices, is too large for it. */
export const detailsOf = (
  { planned, ...plan }: WrittenPlan,
  { count, version }: { count: number; version: string },
): ReadonlyMap<string, ReportDetails> =>
  count > mostWithDetails
    ? new Map()
    : reportDetails(
        planned.map(({ device, record }) => ({ device, digest: record.digest })),
        { ...plan, version },
      );

/** The same where the devices were built elsewhere, and nobody has looked at them here. */
export async function detailsOfAll(
  lines: Lines,
  { files, options, tokens }: { files: readonly InputFile[]; options: BuildOptions; tokens: Tokens },
): Promise<ReadonlyMap<string, ReportDetails>> {
  if (lines.count > mostWithDetails) return new Map();
  const loaded = await loadSite(files, options);
  const devices = loaded.inventory.devices.flatMap((device) => {
    const index = lines.find(device.id);
    return index === undefined ? [] : [{ device, digest: ledgerLine(lines.text(index)).record.digest }];
  });
  const secrets = secretSpellings(loaded.inventory.secrets.values);
  return reportDetails(devices, { loaded, tokens, secrets, version: options.version });
}
