import { contentDigest } from '../domain/content-digest.js';
import { sha256 } from '../domain/sha256.js';
import type { TreeShape } from './tree-shape.js';

/** A file beside a device's document root: its name without the digest, and the SHA-256 of its bytes. */
export type BesideSum = readonly [name: string, sha256: string];

/** `contentDigest` of a device, of the sums of its tree in their order and of what stands beside it. */
export type DigestOfDevice = (
  shape: TreeShape,
  sums: readonly string[],
  beside: readonly BesideSum[],
) => string;

/** Makes `DigestOfDevice`: devices of one shape have their lines in one order, so they are sorted once. */
export function contentDigests(): DigestOfDevice {
  let last: (Order & { readonly shape: TreeShape }) | undefined;
  return (shape, sums, beside) => {
    if (last?.shape !== shape || !isSame(last.beside, beside))
      last = {
        shape,
        ...orderOf(
          shape,
          beside.map(([name]) => name),
        ),
      };
    const { order, heads } = last;
    if (heads === undefined) return contentDigest([...treeSums(shape, sums), ...beside]);
    let text = '';
    for (let at = 0; at < order.length; at += 1) {
      const index = order[at] as number;
      const sum = index < sums.length ? sums[index] : beside[index - sums.length]?.[1];
      text += `${heads[at]}${sum}\n`;
    }
    return sha256(text);
  };
}

interface Order {
  readonly beside: readonly string[];
  /** Places in the list of the tree's files and what stands beside it, as their lines are sorted. */
  readonly order: readonly number[];
  /** How each line begins; undefined where names do not tell how the lines are sorted. */
  readonly heads: readonly string[] | undefined;
}

function orderOf(shape: TreeShape, beside: readonly string[]): Order {
  const heads = [...shape.paths.map((path) => `/${path}`), ...beside].map((name) => `${name} `);
  const order = heads.map((_, index) => index);
  const compare = (a: number, b: number): number => ((heads[a] as string) < (heads[b] as string) ? -1 : 1);
  order.sort(compare);
  // A name that goes on after a space, or that stands there twice, is sorted by what follows it.
  const isPlain =
    heads.every((head) => !/[\0-\x20]/.test(head.slice(0, -1))) && new Set(heads).size === heads.length;
  return { beside, order, heads: isPlain ? order.map((index) => heads[index] as string) : undefined };
}

const treeSums = ({ paths }: TreeShape, sums: readonly string[]): readonly BesideSum[] =>
  paths.map((path, index) => [`/${path}`, sums[index] as string]);

const isSame = (known: readonly string[], beside: readonly BesideSum[]): boolean =>
  known.length === beside.length && beside.every(([name], index) => name === known[index]);
