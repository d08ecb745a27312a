import { isError } from '../../diagnostics/diagnostic.js';
import { areLeasesServed } from '../../inventory/checks/dhcp-range.js';
import { type InputFiles, readInputFiles } from '../../inventory/input-files.js';
import { readSecret } from '../../inventory/read-secret.js';
import { takeLock } from '../../sinks/lock.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import { doAll } from '../../sinks/remove-tree.js';
import { adoptingWriter, type BuiltElsewhere } from '../../sinks/shards/adopting-writer.js';
import { readShard, removeShard, type StoredShard, shardPaths } from '../../sinks/shards/shard-folder.js';
import { joinedLines, ledgerLine } from '../../sinks/state/ledger.js';
import { noLines } from '../../sinks/state/lines.js';
import { openStore } from '../../sinks/store.js';
import { buildLocked } from '../build/build-changed.js';
import type { BuildOptions, BuildResult } from '../build/build-result.js';
import { Claims } from '../build/claims.js';
import { removeAllLeftovers } from '../build/clean-up.js';
import { contextKey } from '../build/context-key.js';
import { detailsOfAll } from '../build/details-of.js';
import { manifestSite, siteFilesOf, totalsOf } from '../build/next-site.js';
import type { Tidied } from '../build/tidy-up.js';
import { check } from '../check/check.js';
import { hostDevice } from '../site/host-device.js';
import { inputsOf } from '../site/inputs-of.js';
import { namedSchema } from '../site/named-schema.js';
import { currentLedger, sealedInLedger } from '../site/sealing.js';
import { shown } from '../site/shown.js';
import { siteOf } from '../site/site-of.js';
import { tokensOf } from '../site/tokens.js';
import { isCountedHere, mergedWarnings } from './merged-warnings.js';
import { shardMistakes } from './shard-mistakes.js';

export type MergeResult =
  | BuildResult
  | {
      /** The shards are not those of one build; nothing has changed. */
      readonly outcome: 'unfit';
      /** A sentence each. */
      readonly mistakes: readonly string[];
    };

/**
 * Publishes what the shards of a fleet hold as one build would have. No device is built: lines are joined, and what no two devices may
 * have is looked at over all of them. The shards are gone afterwards. Without paths those below out/ are taken.
 */
export async function merge({
  paths: given,
  ...options
}: BuildOptions & { readonly paths: readonly string[] }): Promise<MergeResult> {
  const folders = outputFolders(options.out);
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError))
    return { outcome: 'refused', ...shown(read.diagnostics, { ...options, ...read }) };
  const lock = await takeLock(options.out);
  try {
    removeAllLeftovers(folders);
    const paths = given.length === 0 ? shardPaths(folders) : given;
    const found = paths.map((path) => ({ path, shard: readShard(path) }));
    const { site, source } = siteOf(read.files);
    const { secret } = readSecret(site, { root: options.root, siteSource: source });
    const tokens = tokensOf(secret, site);
    const mistakes = shardMistakes(found, {
      version: options.version,
      context: contextKey(read.files, options),
      inputs: inputsOf(read.files, options),
      ...(tokens.record === undefined ? {} : { secret: tokens.record }),
    });
    if (mistakes.length > 0) return { outcome: 'unfit', mistakes };
    const shards = found.flatMap(({ shard }) => shard ?? []);
    const elsewhere = builtElsewhere(shards, folders);
    const unfit = [...elsewhere.mistakes, ...unsealed(shards, folders)];
    if (unfit.length > 0) return { outcome: 'unfit', mistakes: unfit };
    const result = await buildLocked(read, {
      options,
      folders,
      merging: {
        writer: adoptingWriter(elsewhere.devices, folders),
        step: () => mergeStep(shards, { read, options, site, tokens }),
      },
    });
    return result.outcome === 'refused' ? result : { ...result, ...withoutShards(shards, folders) };
  } finally {
    lock.release();
  }
}

/** What fails here takes nothing back of what is published. */
function withoutShards(shards: readonly StoredShard[], folders: OutputFolders): Tidied {
  try {
    doAll(shards.map((shard) => () => removeShard(shard.folders, folders)));
    return {};
  } catch (error) {
    return { leftBehind: (error as Error).message };
  }
}

/** The devices that are in a shard's store and not in the site's, and what is in neither. */
function builtElsewhere(shards: readonly StoredShard[], folders: OutputFolders) {
  const here = openStore(folders);
  const devices: BuiltElsewhere[] = [];
  const mistakes: string[] = [];
  for (const { lines, state, folders: shard } of shards) {
    const store = openStore(shard, folders);
    let missing = 0;
    for (let index = 0; index < lines.count; index += 1) {
      const { id, record } = ledgerLine(lines.text(index));
      if (here.has(id, record)) continue;
      if (store.has(id, record)) devices.push({ id, record, folders: shard });
      else missing += 1;
    }
    const { index, count } = state.shard;
    if (missing > 0)
      mistakes.push(
        `${missing} of the ${lines.count} devices of shard ${index}/${count} are missing in ${shard.out}; build this shard again`,
      );
  }
  return { devices, mistakes };
}

/** A shard that was built where the published site is not knows nothing of what is sealed there. */
function unsealed(shards: readonly StoredShard[], folders: OutputFolders): readonly string[] {
  const sealedAs = sealedInLedger(currentLedger(folders));
  return shards.flatMap(({ lines, state, folders: { out } }) => {
    const ids = Array.from({ length: lines.count }, (_, index) => ledgerLine(lines.text(index)))
      .filter(({ id, record }) => record.sealed === false && sealedAs(id) === record.instance_id)
      .map(({ id }) => id);
    const { index, count } = state.shard;
    return ids.length === 0
      ? []
      : [
          `shard ${index}/${count} in ${out} holds secrets of ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}, which ${ids.length === 1 ? 'is' : 'are'} sealed in the published site; build this shard with --out of the published site`,
        ];
  });
}

async function mergeStep(
  shards: readonly StoredShard[],
  {
    read,
    options,
    site,
    tokens,
  }: {
    read: InputFiles;
    options: BuildOptions;
    site: ReturnType<typeof siteOf>['site'];
    tokens: ReturnType<typeof tokensOf>;
  },
) {
  const all = shards
    .flatMap(({ lines }) => Array.from({ length: lines.count }, (_, index) => lines.text(index)))
    .map(ledgerLine);
  const claims = new Claims();
  const isClaimed = all.every((line) => claims.make(line.claims));
  const warnings = shards.map(({ state }) => state.warnings) as readonly (typeof read.diagnostics)[];
  // What is counted over all devices is counted by who sees all of them, and messages have one author.
  const isSure =
    isClaimed && areLeasesServed(all.map(hostDevice), site) && !warnings.flat().some(isCountedHere);
  const looked = isSure ? undefined : await check(options);
  if (looked?.diagnostics.some(isError)) return { outcome: 'refused', ...looked } as const;
  const lines = joinedLines(noLines(), all);
  return {
    site: manifestSite(site),
    lines,
    totals: totalsOf(lines),
    siteFiles: siteFilesOf(lines, site),
    details: await detailsOfAll(lines, { files: read.files, options, tokens }),
    tokens,
    diagnostics: looked?.diagnostics ?? mergedWarnings(warnings),
    namedSchema: namedSchema(site, { root: options.root, options }),
    context: contextKey(read.files, options),
    partial: new Set<string>(),
  };
}
