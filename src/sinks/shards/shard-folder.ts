import { readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import type { FileRecord, Manifest } from '../../domain/manifest.js';
import type { Shard } from '../../domain/shard.js';
import { fileMode } from '../file-mode.js';
import { namesIn } from '../names-in.js';
import { type OutputFolders, outputFolders } from '../output-folders.js';
import { removeTree } from '../remove-tree.js';
import { throwShortage } from '../shortage.js';
import { stagingName } from '../staging.js';
import { Lines } from '../state/lines.js';

/** What a shard was built from, and what was said of it. */
export interface ShardState {
  readonly shard: Shard;
  /** Version of seedpress. */
  readonly version: string;
  /** The digest of all that counts for every device. */
  readonly context: string;
  readonly inputs: { readonly digest: string; readonly files: readonly FileRecord[] };
  readonly secret?: Manifest['inputs']['secret'];
  /** As they were shown. */
  readonly warnings: readonly object[];
}

/** A shard on the disk: its devices in a store of its own, and their lines. */
export interface StoredShard {
  readonly folders: OutputFolders;
  readonly state: ShardState;
  readonly lines: Lines;
}

/** Below out/. */
const shardsFolder = 'shards';
const stateName = 'shard.json';
const ledgerName = 'devices';

/** To be raised with every change of what stands in a shard. */
const format = 1;

/** Where a shard stands: out/shards/2-of-4. */
export const shardFolders = ({ index, count }: Shard, { out }: Pick<OutputFolders, 'out'>): OutputFolders =>
  outputFolders(join(out, shardsFolder, `${index}-of-${count}`));

/** The folders of all shards of an output folder, by their names. */
export const shardPaths = ({ out }: Pick<OutputFolders, 'out'>): readonly string[] =>
  namesIn(join(out, shardsFolder))
    .filter((name) => /^[0-9]+-of-[0-9]+$/.test(name))
    .sort()
    .map((name) => join(out, shardsFolder, name));

/** Says what a shard holds, when all of it is in its store. */
export function writeShard(
  state: ShardState,
  { lines, folders }: { lines: Lines; folders: OutputFolders },
): void {
  const put = (name: string, content: string | Uint8Array): void => {
    writeFileSync(join(folders.out, `${name}.new`), content, { mode: fileMode });
    renameSync(join(folders.out, `${name}.new`), join(folders.out, name));
  };
  put(ledgerName, lines.bytes);
  put(stateName, `${JSON.stringify({ format, ...state })}\n`);
}

/** From here on the folder is no shard, until it is written again. */
export const dissolveShard = ({ out }: OutputFolders): void => removeSync(join(out, stateName));

/** Removes a shard, and the folder of shards behind the last one. What is not removed of one below `site` the next build removes. */
export function removeShard({ out }: OutputFolders, { out: site }: OutputFolders): void {
  const shards = dirname(out);
  if (shards !== join(site, shardsFolder)) {
    removeTree(out);
    return;
  }
  const gone = stagingName(site);
  renameSync(out, gone);
  try {
    rmdirSync(shards);
  } catch {
    // Others are there.
  }
  removeTree(gone);
}

/** Undefined where the folder is no shard, where its build did not come to its end, or where it is damaged. */
export function readShard(out: string): StoredShard | undefined {
  try {
    const { format: found, ...state } = JSON.parse(
      readFileSync(join(out, stateName), 'utf8'),
    ) as ShardState & {
      format: number;
    };
    if (found !== format) return undefined;
    return { folders: outputFolders(out), state, lines: new Lines(readFileSync(join(out, ledgerName))) };
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}
