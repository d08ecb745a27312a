import type { Manifest } from '../../domain/manifest.js';
import { shardText } from '../../domain/shard.js';
import type { ShardState, StoredShard } from '../../sinks/shards/shard-folder.js';

/** A folder that a merge was given, and what is there. */
interface Given {
  readonly path: string;
  readonly shard: StoredShard | undefined;
}

/** What the shards have to be built from. */
type Wanted = Pick<ShardState, 'version' | 'context' | 'secret'> & Pick<Manifest, 'inputs'>;

/** Why folders are not the shards of one build of these inputs, a sentence each; none where they are. */
export function shardMistakes(given: readonly Given[], wanted: Wanted): readonly string[] {
  if (given.length === 0)
    return ['there are no shards here; build them first, like seedpress build --shard 1/4'];
  const broken = given.filter(({ shard }) => shard === undefined);
  if (broken.length > 0)
    return broken.map(
      ({ path }) =>
        `${path} is not a finished shard; give the folders that build --shard made, like out/shards/1-of-4`,
    );
  const shards = given.flatMap(({ path, shard }) =>
    shard === undefined ? [] : [{ path, state: shard.state }],
  );
  const numbers = numberMistakes(shards);
  if (numbers.length > 0) return numbers;
  return shards.flatMap(({ path, state }) => {
    const reason = differenceOf(state, wanted);
    return reason === undefined
      ? []
      : [`shard ${shardText(state.shard)} in ${path} ${reason}; build this shard again`];
  });
}

type Found = Pick<Given, 'path'> & { readonly state: ShardState };

function numberMistakes(shards: readonly Found[]): readonly string[] {
  const [first] = shards as readonly [Found];
  const { count } = first.state.shard;
  const other = shards.find(({ state }) => state.shard.count !== count);
  if (other !== undefined)
    return [
      `${first.path} is one of ${count} shards and ${other.path} is one of ${other.state.shard.count}; give shards of one number`,
    ];
  const paths = new Map<number, string>();
  const twice = shards.flatMap(({ path, state: { shard } }) => {
    const before = paths.get(shard.index);
    if (before === undefined) paths.set(shard.index, path);
    return before === undefined ? [] : [`shard ${shardText(shard)} is given twice: ${before} and ${path}`];
  });
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !paths.has(index));
  const isOne = missing.length === 1;
  return [
    ...twice,
    ...(missing.length === 0
      ? []
      : [
          `${isOne ? 'shard' : 'shards'} ${listed(missing.map((index) => shardText({ index, count })))} ${isOne ? 'is' : 'are'} missing; build ${isOne ? 'it' : 'them'} with --shard`,
        ]),
  ];
}

function differenceOf(state: ShardState, wanted: Wanted): string | undefined {
  if (state.version !== wanted.version)
    return `was built by seedpress ${state.version}, and this is ${wanted.version}`;
  const path = differentFile(state.inputs, wanted.inputs);
  if (path !== undefined) return `was built from another ${path}`;
  if (state.secret?.digest !== wanted.secret?.digest) return 'was built with another token secret';
  return state.context === wanted.context && state.inputs.digest === wanted.inputs.digest
    ? undefined
    : 'was built with other values of secrets';
}

/** The first file, by its path, that only one of them has, or that they have with other content. */
function differentFile(one: Wanted['inputs'], other: Wanted['inputs']): string | undefined {
  const [before, after] = [one, other].map(
    ({ files }) => new Map(files.map(({ path, sha256 }) => [path, sha256])),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .find((path) => before.get(path) !== after.get(path));
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
