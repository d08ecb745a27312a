import type { ConfigNode } from '../values/config-node.js';
import type { MergedPart } from './merged-config.js';

/** Says of a value of a merged config which parts it is from, and which ones it won over: `a.config, over b.config`. */
export function partNames(parts: readonly MergedPart[]): (node: ConfigNode) => string {
  const isShared = (name: string): boolean => parts.filter(({ filename }) => filename === name).length > 1;
  const nameOf = (number: number): string => {
    const { filename, list } = parts[number] as MergedPart;
    // A line end in a name would end the comment that the name stands in.
    const name = filename.replace(/\p{Cc}/gu, ' ');
    return list === 'vendor_data' || isShared(filename) ? `${list}: ${name}` : name;
  };
  return ({ from, over = [] }) => {
    const own = from.map(nameOf).join(' and ');
    return over.length === 0 ? own : `${own}, over ${over.map(nameOf).join(' and ')}`;
  };
}
