import type { Machine } from './machine.js';

/** A comment for commands that leave the NICs alone: the network of a seed is looked up by MAC. */
export function expectedMacs({ nics }: Machine, { nameOf }: { nameOf: (index: number) => string }): string {
  const macs = nics.flatMap(({ mac }, index) => (mac === undefined ? [] : [`${nameOf(index)} ${mac}`]));
  return macs.length === 0 ? '' : `# The seed is for a machine with these MACs: ${macs.join(', ')}\n`;
}
