import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import { numberOf, textOf } from './leaves.js';
import { field, type Take } from './taken.js';

/** Numbers by port: netplan's mapping, or version 1's texts `eth0 50`, one or a list. */
export const perPort = (name: string): Take => field(name, portsOf, 'ports and numbers');

function portsOf(value: GuestValue): Readonly<Record<string, number>> | undefined {
  if (value.kind === 'map') {
    const pairs = value.entries.map(({ key, value: number }) => [keyText(key), numberOf(number)] as const);
    return numbersOf(pairs);
  }
  const items = value.kind === 'list' ? value.items : [value];
  return numbersOf(
    items.map((item) => {
      const [, port = '', digits] = /^(\S+)\s+(\d{1,10})$/.exec(textOf(item) ?? '') ?? [];
      return [port, digits === undefined ? undefined : Number(digits)] as const;
    }),
  );
}

function numbersOf(
  pairs: readonly (readonly [string, number | undefined])[],
): Readonly<Record<string, number>> | undefined {
  const known = pairs.flatMap(([port, number]) => (number === undefined ? [] : [[port, number] as const]));
  return known.length === pairs.length ? Object.fromEntries(known) : undefined;
}
