import { expect, test } from 'vitest';
import { ipAt, isInside, netmaskOf, networkOf } from '../../../src/domain/ip-address.js';
import { maskOf } from '../../../src/encode/network/hops.js';

test('networks and masks of IPv4, in whole numbers, are those of big integers', () => {
  let seed = 1;
  const next = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0);
  for (let round = 0; round < 2_000; round += 1) {
    const number = round < 33 ? 0xffffffff : next();
    const prefix = round < 33 ? round : next() % 33;
    const address = ipAt(BigInt(number), 4);
    const hostBits = BigInt(32 - prefix);
    const network = ipAt((BigInt(number) >> hostBits) << hostBits, 4);
    const mask = ipAt((0xffffffffn << hostBits) & 0xffffffffn, 4);
    expect(networkOf({ address, prefix })).toEqual({ network, prefix });
    expect([netmaskOf(prefix), maskOf(prefix, 4)]).toEqual([mask, mask]);
    expect(isInside(address, { network, prefix })).toBe(true);
    const other = ipAt(BigInt(number ^ (1 << (32 - Math.max(prefix, 1)))) & 0xffffffffn, 4);
    expect(isInside(other, { network, prefix })).toBe(prefix === 0);
    // What is no network holds nothing.
    if (network !== address) expect(isInside(address, { network: address, prefix })).toBe(false);
  }
});
