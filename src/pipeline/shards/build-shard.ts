import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import { type Shard, shardIndexOf } from '../../domain/shard.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { unwritable } from '../../sinks/file-system.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { makeOutFolder } from '../../sinks/out-folder.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import {
  dissolveShard,
  readShard,
  type ShardState,
  shardFolders,
  writeShard,
} from '../../sinks/shards/shard-folder.js';
import { removeLeftovers } from '../../sinks/staging.js';
import { joinedLines, ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { type Lines, noLines } from '../../sinks/state/lines.js';
import { readWarnings } from '../../sinks/state/warnings.js';
import { collectStore, openStore, openStoreWriter } from '../../sinks/store.js';
import type { BuildOptions } from '../build/build-result.js';
import { contextKey } from '../build/context-key.js';
import { deviceLines } from '../build/device-line.js';
import { planWriting } from '../build/plan-writing.js';
import { inputsOf } from '../site/inputs-of.js';
import { writeThread } from '../site/program-version.js';
import { sealedInLedger } from '../site/sealing.js';
import { type LinesOf, shown } from '../site/shown.js';

export type BuildShardOptions = Omit<BuildOptions, 'only'> & { readonly shard: Shard };

export interface BuiltShard {
  readonly outcome: 'built';
  readonly shard: Shard;
  /** Where it stands; absolute. */
  readonly folder: string;
  readonly devices: number;
  /** How many devices were rendered and written; the others were there. */
  readonly written: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOf?: LinesOf;
}

export interface RefusedShard {
  readonly outcome: 'refused';
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOf: LinesOf;
}

/**
 * Builds one part of the fleet into a folder of its own below out/, for `merge`. All inputs are read and checked; what is published, or
 * what an earlier build of this shard left, is not rendered again. Throws a LockHeldError where the same shard is being built.
 */
export async function buildShard({
  shard,
  ...options
}: BuildShardOptions): Promise<BuiltShard | RefusedShard> {
  const folders = outputFolders(options.out);
  const own = shardFolders(shard, folders);
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError))
    return { outcome: 'refused', ...shown(read.diagnostics, { ...options, ...read }) };
  // Before the lock, which would make it as one more folder on the way: it is closed, and the web server's.
  const out = makeOutFolder(folders.out);
  const lock = await takeLock(own.out);
  try {
    removeLeftovers(own.out);
    const known = knownDevices(own, folders);
    const writer = openStoreWriter(own, { thread: writeThread() });
    try {
      const plan = await planWriting(read, {
        options,
        writer,
        isWanted: ({ id }) => shardIndexOf(id, shard) === shard.index,
        storedRecord: (digest) => known.records.get(digest),
        sealedInstance: sealedInLedger(known.lines),
        rendersStored: options.strict || known.haveWarned,
      });
      if (plan.diagnostics.some(isError)) return { outcome: 'refused', ...plan };
      const lines = deviceLines(plan, read.files);
      const state: ShardState = {
        shard,
        version: options.version,
        context: contextKey(read.files, options),
        inputs: inputsOf(read.files, options),
        ...(plan.tokens.record === undefined ? {} : { secret: plan.tokens.record }),
        warnings: plan.diagnostics,
      };
      const written = writer.added.size;
      dissolveShard(own);
      await writer.commit();
      writeShard(state, { lines: joinedLines(noLines(), lines), folders: own });
      collectStore(new Set(lines.map(({ record }) => record.digest)), own);
      return {
        outcome: 'built',
        shard,
        folder: own.out,
        devices: lines.length,
        written,
        diagnostics: plan.diagnostics,
        linesOf: plan.linesOf,
      };
    } catch (error) {
      throw unwritable(error, options.out);
    } finally {
      await writer.discard();
    }
  } finally {
    lock.release();
    out.removeEmpty();
  }
}

/** What need not be rendered: devices of the published site and of an earlier build of the shard, where their content is there. */
function knownDevices(own: OutputFolders, folders: OutputFolders) {
  const records = new Map<string, DeviceRecord>();
  const before = readShard(own.out);
  if (before !== undefined) addStored(records, { lines: before.lines, folders: own });
  const current = currentGeneration(folders);
  const published = current === undefined ? undefined : generationFolder(current, folders);
  const lines = published === undefined ? undefined : readLedger(published);
  if (lines !== undefined) addStored(records, { lines, folders });
  const warnings = [
    ...(before?.state.warnings ?? []),
    ...((published === undefined ? undefined : readWarnings(published)) ?? []),
  ] as readonly Diagnostic[];
  return { records, lines, haveWarned: warnings.some(({ devices }) => devices !== undefined) };
}

function addStored(
  records: Map<string, DeviceRecord>,
  { lines, folders }: { lines: Lines; folders: OutputFolders },
): void {
  const store = openStore(folders);
  for (let index = 0; index < lines.count; index += 1) {
    const { id, record } = ledgerLine(lines.text(index));
    if (store.has(id, record)) records.set(record.digest, record);
  }
}
