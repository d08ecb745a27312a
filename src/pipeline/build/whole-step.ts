import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { generationFolder, generationNumbers } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { joinedLines, ledgerLine } from '../../sinks/state/ledger.js';
import { noLines } from '../../sinks/state/lines.js';
import { soundLedger } from '../../sinks/state/sound-ledger.js';
import { readWarnings } from '../../sinks/state/warnings.js';
import { openStore, type StoreWriter } from '../../sinks/store.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { entryDamage } from '../../sinks/verify/entry-damage.js';
import type { Hashes } from '../../sinks/verify/hashes.js';
import { matchesGlob } from '../site/matches-glob.js';
import { isSameSchema } from '../site/named-schema.js';
import { currentLedger, sealedInLedger } from '../site/sealing.js';
import type { LinesOf } from '../site/shown.js';
import type { BuildOptions } from './build-result.js';
import { contextKey } from './context-key.js';
import { detailsOf } from './details-of.js';
import { deviceLines } from './device-line.js';
import { manifestSite, type NextSite, siteFilesOf, totalsOf } from './next-site.js';
import { planWriting } from './plan-writing.js';
import type { PublishedState } from './published-state.js';
import { sliceStep } from './slice-step.js';

export interface Refused {
  readonly outcome: 'refused';
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOf: LinesOf;
}

/** Builds all devices that are wanted. What a generation knows under the same digest, and the store has, is not written again. */
export async function wholeStep(
  read: InputFiles,
  {
    options,
    folders,
    published,
    damage,
    writer,
  }: {
    options: BuildOptions;
    folders: OutputFolders;
    published: PublishedState | undefined;
    damage: readonly Damage[];
    writer: StoreWriter;
  },
): Promise<NextSite | Refused> {
  const { only } = options;
  const recordOf = soundRecords(folders, { published, damage });
  const hasWarned = haveWarned(folders);
  const stored = {
    // What a step has written before it gave up is there already.
    storedRecord: (digest: string) => writer.added.get(digest) ?? recordOf(digest),
    sealedInstance: sealedInLedger(currentLedger(folders)),
    rendersStored: options.strict || hasWarned || isOtherSchema(published, options),
  };
  const next = only === undefined && !hasWarned && (await sliceStep(read, { options, writer, ...stored }));
  if (next) return next;
  const plan = await planWriting(read, {
    options,
    writer,
    isWanted: ({ id }) => only === undefined || matchesGlob(id, only),
    ...stored,
  });
  if (plan.diagnostics.some(isError)) return { outcome: 'refused', ...plan };
  const { site, devices, sources, tokens, diagnostics, linesOf } = plan;
  const fileOf = (id: string): string => sources.get(id as never)?.origin.file ?? '';
  const lines = deviceLines(plan, read.files);
  const built = new Set<string>(lines.map(({ id }) => id));
  const before = (published && soundLedger(published.folder)) ?? noLines();
  const all = joinedLines(only === undefined ? noLines() : before, lines);
  const context = contextKey(read.files, options);
  const isMixed = only !== undefined && published !== undefined && published.inputs.context !== context;
  return {
    site: manifestSite(site),
    lines: all,
    totals: totalsOf(all),
    siteFiles: siteFilesOf(all, site),
    details: detailsOf(plan, { count: all.count, version: options.version }),
    tokens,
    diagnostics,
    linesOf,
    ...{ schema: plan.schema, namedSchema: plan.namedSchema },
    context: isMixed ? '' : context,
    partial: new Set(devices.filter(({ id }) => !built.has(id)).map(({ id }) => fileOf(id))),
  };
}

/** With another schema there is something else to say of what is stored. */
const isOtherSchema = (published: PublishedState | undefined, options: BuildOptions): boolean =>
  published !== undefined && !isSameSchema(published.inputs, options);

/**
 * The records of all generations by their digests, of devices whose data are as they were written. What is published was looked at;
 * all else is read before it is used again.
 */
function soundRecords(
  folders: OutputFolders,
  { published, damage }: { published: PublishedState | undefined; damage: readonly Damage[] },
): (digest: string) => DeviceRecord | undefined {
  const store = openStore(folders);
  const damaged = new Set(damage.map(({ device }) => device));
  const isStateSound = damage.every(({ path }) => !path.includes('/state/'));
  const hashes: Hashes = new Map();
  const known = new Map<string, { readonly id: string; readonly record: DeviceRecord; isSound?: boolean }>();
  for (const generation of generationNumbers(folders)) {
    const lines = soundLedger(generationFolder(generation, folders)) ?? noLines();
    const isLive = generation === published?.generation && isStateSound;
    for (let index = 0; index < lines.count; index += 1) {
      const { id, record } = ledgerLine(lines.text(index));
      if (!store.has(id, record)) continue;
      if (isLive) known.set(record.digest, { id, record, isSound: !damaged.has(id) });
      else if (!known.has(record.digest)) known.set(record.digest, { id, record });
    }
  }
  return (digest) => {
    const found = known.get(digest);
    if (found === undefined) return undefined;
    const { id, record } = found;
    found.isSound ??= entryDamage(id, record, { folders, hashes, since: undefined }).length === 0;
    return found.isSound ? record : undefined;
  };
}

/** Whether a build that is still on the disk warned of devices: then they have to be looked at to say it again. */
const haveWarned = (folders: OutputFolders): boolean =>
  generationNumbers(folders).some((generation) => {
    const warnings = readWarnings(generationFolder(generation, folders)) as readonly Diagnostic[] | undefined;
    return warnings === undefined || warnings.some(({ devices }) => devices !== undefined);
  });
