import { printable } from '../../diagnostics/printable.js';
import type { Damage } from '../../pipeline/verify/verify.js';

const mostNamed = 5;

/** Damage in a line: what it is, whose it is, the first of many. */
export function damageText(damage: readonly Damage[]): string {
  const told = damage.slice(0, mostNamed).map(oneDamage).join(', ');
  return damage.length > mostNamed ? `${told} and ${damage.length - mostNamed} more` : told;
}

export const oneDamage = ({ path, what, device }: Damage): string =>
  `${printable(path)} ${words[what]}${device === undefined ? '' : ` (${device})`}`;

const words: Readonly<Record<Damage['what'], string>> = {
  missing: 'is missing',
  changed: 'has changed',
  unexpected: 'was added',
};
