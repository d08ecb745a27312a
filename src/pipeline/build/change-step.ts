import { isError } from '../../diagnostics/diagnostic.js';
import type { DeviceRecord, Totals } from '../../domain/manifest.js';
import { byPath } from '../../inventory/by-path.js';
import { areLeasesServed } from '../../inventory/checks/dhcp-range.js';
import type { InputFiles } from '../../inventory/input-files.js';
import {
  claimsIn,
  joinedLines,
  type LedgerLine,
  ledgerFields,
  ledgerLine,
} from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import type { StoreWriter } from '../../sinks/store.js';
import { mostWithDetails } from '../report/report-details.js';
import { sealedInLedger } from '../site/sealing.js';
import { siteFiles } from '../site/site-files.js';
import type { BuildOptions } from './build-result.js';
import { Claims } from './claims.js';
import { isOfDevices } from './context-key.js';
import { detailsOf } from './details-of.js';
import { deviceLines } from './device-line.js';
import type { LookedAt } from './looked-at.js';
import { hostDevicesOf, manifestSite, type NextSite } from './next-site.js';
import { planWriting } from './plan-writing.js';
import type { PublishedState } from './published-state.js';
import { areWarningsSame } from './same-warnings.js';

/**
 * Builds the devices of the files that changed, against what the ledger knows of all others. It may only say that all is well:
 * at an error, at something that two devices claim, at other warnings than before it gives up (undefined), and the whole build,
 * which sees all devices, says what there is to say.
 */
export async function changeStep(
  read: InputFiles,
  {
    options,
    published,
    before,
    looked: { without, paths, files },
    writer,
  }: {
    options: BuildOptions;
    published: PublishedState;
    /** The ledger of what is published. */
    before: Lines;
    looked: LookedAt;
    writer: StoreWriter;
  },
): Promise<NextSite | undefined> {
  const old = without.map((index) => ledgerLine(before.text(index)));
  const { warnings } = published;
  const known = new Map(old.map(({ record }) => [record.digest, record]));
  const plan = await planWriting(
    {
      ...read,
      files: [...read.files.filter(({ path }) => !isOfDevices(path)), ...files].sort(byPath),
    },
    {
      options,
      writer,
      isWanted: () => true,
      storedRecord: (digest) => known.get(digest),
      sealedInstance: sealedInLedger(before),
      rendersStored: warnings.some(({ devices }) => devices !== undefined),
    },
  );
  if (plan.diagnostics.some(isError)) return undefined;
  const { site, tokens } = plan;
  const lines = deviceLines(plan, files);
  const change = { before, without: new Set(without), old, lines };
  const isSame = areWarningsSame(warnings, plan.diagnostics, { ...idsOf(change), files: paths });
  if (!isSame || (warnings.length > 0 && isKindGone(change)) || !areClaimed(change)) return undefined;

  const all = joinedLines(before, lines, { without });
  // Of the others nobody could tell the details now.
  if (before.count > mostWithDetails && all.count <= mostWithDetails) return undefined;
  const isHostSame = hostsOf(old) === hostsOf(lines);
  const devices = isHostSame ? [] : hostDevicesOf(all);
  if (!isHostSame && !areLeasesServed(devices, site)) return undefined;
  return {
    site: manifestSite(site),
    lines: all,
    totals: totalsAfter(published.inputs.totals, change),
    siteFiles: isHostSame ? 'as before' : siteFiles({ site, devices }),
    details: detailsOf(plan, { count: all.count, version: options.version }),
    tokens,
    diagnostics: warnings,
    ...{ schema: plan.schema, namedSchema: plan.namedSchema },
    context: published.inputs.context,
    partial: new Set(),
  };
}

interface Change {
  readonly before: Lines;
  /** The lines of it that do not stay, by their indexes. */
  readonly without: ReadonlySet<number>;
  /** What that which is looked at had, and what it has. */
  readonly old: readonly LedgerLine[];
  readonly lines: readonly LedgerLine[];
}

/** A field of each line that stays. */
function* keptFields({ before, without }: Change, number: number): Iterable<string> {
  for (let index = 0; index < before.count; index += 1)
    if (!without.has(index)) yield before.field(index, number);
}

function idsOf({ old, lines }: Change) {
  const now = new Set(lines.map(({ id }) => id));
  return { now, gone: new Set(old.map(({ id }) => id).filter((id) => !now.has(id))) };
}

/** Types are warned of while they have devices. */
function isKindGone(change: Change): boolean {
  const gone = new Set(change.old.map(({ kind }) => kind));
  for (const { kind } of change.lines) gone.delete(kind);
  for (const kind of gone.size === 0 ? [] : keptFields(change, ledgerFields.kind)) gone.delete(kind);
  return gone.size > 0;
}

function areClaimed(change: Change): boolean {
  const { old, lines } = change;
  const before = new Map(old.map(({ id, claims }) => [id, claims.join(' ')]));
  // Who claims what it had takes nothing from anybody.
  if (lines.every(({ id, claims }) => before.get(id) === claims.join(' '))) return true;
  const claims = new Claims();
  if (!lines.every((line) => claims.make(line.claims))) return false;
  // Those that stay were held against each other when they were built.
  for (const kept of keptFields(change, ledgerFields.claims))
    if (!claims.areFree(claimsIn(kept))) return false;
  return true;
}

const hostsOf = (lines: readonly LedgerLine[]): string =>
  JSON.stringify(lines.map(({ id, host }) => [id, host]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));

function totalsAfter({ devices, files, images }: Totals, { old, lines }: Change): Totals {
  const sum = (of: readonly LedgerLine[], count: (record: DeviceRecord) => number): number =>
    of.reduce((total, { record }) => total + count(record), 0);
  const after = (count: (record: DeviceRecord) => number): number => sum(lines, count) - sum(old, count);
  return {
    devices: devices + after(() => 1),
    files: files + after((record) => record.files),
    images: images + after((record) => record.images.length),
  };
}
