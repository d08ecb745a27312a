import { isError } from '../../diagnostics/diagnostic.js';
import type { DeviceRecord, Totals } from '../../domain/manifest.js';
import { areLeasesServed } from '../../inventory/checks/dhcp-range.js';
import type { InputFile, InputFiles } from '../../inventory/input-files.js';
import {
  joinedLines,
  type LedgerLine,
  ledgerField,
  ledgerLine,
  readLedger,
} from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import type { StoreWriter } from '../../sinks/store.js';
import { mostWithDetails } from '../report/report-details.js';
import { hostDevice } from '../site/host-device.js';
import { sealedInLedger } from '../site/sealing.js';
import { siteFiles } from '../site/site-files.js';
import type { BuildOptions } from './build-result.js';
import { Claims } from './claims.js';
import { isOfDevices } from './context-key.js';
import { detailsOf } from './details-of.js';
import { deviceLine } from './device-line.js';
import { manifestSite, type NextSite } from './next-site.js';
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
  { options, published, writer }: { options: BuildOptions; published: PublishedState; writer: StoreWriter },
): Promise<NextSite | undefined> {
  const before = readLedger(published.folder);
  const looked = before && lookedAt(read.files, published);
  if (before === undefined || looked === undefined) return undefined;
  const { kept, old } = partsOf(before, looked.paths);
  const { warnings } = published;
  const known = new Map(old.map(({ record }) => [record.digest, record]));
  const plan = await planWriting(
    { ...read, files: read.files.filter(({ path }) => !isOfDevices(path) || looked.paths.has(path)) },
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
  const { site, sources, tokens } = plan;
  const lines = plan.planned.map(({ device, record }) =>
    deviceLine(device, { file: sources.get(device.id)?.origin.file ?? '', record }),
  );
  const change = { kept, old, lines };
  const isSame = areWarningsSame(warnings, plan.diagnostics, { ...idsOf(change), files: looked.paths });
  if (!isSame || (warnings.length > 0 && isKindGone(change)) || !areClaimed(change)) return undefined;

  const all = joinedLines(kept, lines);
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
  /** Lines of devices of all other files. */
  readonly kept: readonly Buffer[];
  /** What the files that are looked at had, and what they have. */
  readonly old: readonly LedgerLine[];
  readonly lines: readonly LedgerLine[];
}

/**
 * The files that are not as they were, those that are gone among them. Where nothing is left to read, one that is the same
 * stands for the site, which has no way to be read without a device. Undefined where there is none.
 */
function lookedAt(
  files: readonly InputFile[],
  { inputs }: PublishedState,
): { readonly paths: ReadonlySet<string> } | undefined {
  const before = new Map(inputs.files.map((file) => [file.path, file]));
  const ofDevices = files.filter(({ path }) => isOfDevices(path));
  const isSame = ({ path, sha256 }: InputFile): boolean => {
    const known = before.get(path);
    return known?.sha256 === sha256 && !known.isPartial;
  };
  const changed = ofDevices.filter((file) => !isSame(file)).map(({ path }) => path);
  const here = new Set(ofDevices.map(({ path }) => path));
  const gone = [...before.keys()].filter((path) => isOfDevices(path) && !here.has(path));
  const [smallest] = [...ofDevices].sort((a, b) => a.size - b.size);
  if (smallest === undefined) return undefined;
  return { paths: new Set([...changed, ...gone, ...(changed.length === 0 ? [smallest.path] : [])]) };
}

function partsOf(before: Lines, paths: ReadonlySet<string>): Pick<Change, 'kept' | 'old'> {
  const written = new Set([...paths].map((path) => JSON.stringify(path)));
  const [kept, old]: [Buffer[], LedgerLine[]] = [[], []];
  for (let index = 0; index < before.count; index += 1) {
    const line = before.slice(index);
    if (written.has(ledgerField(line, 'file'))) old.push(ledgerLine(before.text(index)));
    else kept.push(line);
  }
  return { kept, old };
}

function idsOf({ old, lines }: Change) {
  const now = new Set(lines.map(({ id }) => id));
  return { now, gone: new Set(old.map(({ id }) => id).filter((id) => !now.has(id))) };
}

/** Types are warned of while they have devices. */
function isKindGone({ kept, old, lines }: Change): boolean {
  const gone = new Set(old.map(({ kind }) => kind));
  for (const { kind } of lines) gone.delete(kind);
  for (const line of gone.size === 0 ? [] : kept) gone.delete(ledgerField(line, 'kind'));
  return gone.size > 0;
}

function areClaimed({ kept, old, lines }: Change): boolean {
  const before = new Map(old.map(({ id, claims }) => [id, claims.join(' ')]));
  // Who claims what it had takes nothing from anybody.
  if (lines.every(({ id, claims }) => before.get(id) === claims.join(' '))) return true;
  const claims = new Claims();
  return (
    kept.every((line) => claims.make(ledgerField(line, 'claims').split(' '))) &&
    lines.every((line) => claims.make(line.claims))
  );
}

const hostsOf = (lines: readonly LedgerLine[]): string =>
  JSON.stringify(lines.map(({ id, host }) => [id, host]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));

const hostDevicesOf = (lines: Lines) =>
  Array.from({ length: lines.count }, (_, index) => hostDevice(ledgerLine(lines.text(index))));

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
