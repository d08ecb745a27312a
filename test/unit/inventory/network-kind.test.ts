import { expect, test } from 'vitest';
import type { Interface } from '../../../src/domain/network.js';
import { networkRenderers } from '../../../src/domain/network-renderer.js';
import { eniProblems } from '../../../src/encode/network/eni-problems.js';
import { lossesOf } from '../../../src/encode/network/losses/losses-of.js';
import { networkFormats } from '../../../src/encode/network/losses/network-loss.js';
import { networkDataProblems } from '../../../src/encode/network/network-data-problems.js';
import { networkKind } from '../../../src/inventory/checks/network-kind.js';
import { randomTopologies } from '../../conformance/network/topologies.js';
import { networks } from '../encode/network/networks.js';

/** The same network on another machine: other MACs, other addresses. */
const elsewhere = (interfaces: readonly Interface[]): readonly Interface[] =>
  JSON.parse(
    JSON.stringify(interfaces).replace(
      /"([1-9]\d*\.\d+\.\d+\.)(\d+)|"((?:[0-9a-f]{2}:){5})([0-9a-f]{2})"/g,
      (_, network: string | undefined, host: string, vendor: string, last: string) =>
        network === undefined
          ? `"${vendor}${((Number.parseInt(last, 16) + 1) % 256).toString(16).padStart(2, '0')}"`
          : `"${network}${(Number(host) + 1) % 256}`,
    ),
  ) as readonly Interface[];

const lostIn = (interfaces: readonly Interface[]) =>
  networkFormats.flatMap((format) =>
    [undefined, ...networkRenderers.map((renderer) => [renderer])].map((renderers) =>
      lossesOf(interfaces, { format, cloudInit: undefined, renderers }).map(
        ({ fact: { device, key }, renderers: losing, extent }) => [device, key, losing, extent],
      ),
    ),
  );

const problemsIn = (interfaces: readonly Interface[]) => [
  eniProblems(interfaces),
  networkDataProblems(interfaces),
];

test('networks of one kind lose the same', () => {
  const drawn = randomTopologies(150, { seed: 11 });
  const alike = drawn.filter((interfaces) => networkKind(elsewhere(interfaces)) === networkKind(interfaces));
  expect(alike.length).toBeGreaterThan(20);
  for (const interfaces of alike) {
    const other = elsewhere(interfaces);
    expect(lostIn(other)).toEqual(lostIn(interfaces));
    expect(problemsIn(other)).toEqual(problemsIn(interfaces));
  }
});

test('addresses and MACs make no other kind, where each family has one address', () => {
  const interfaces = networks['addresses of both families'];
  expect(networkKind(elsewhere(interfaces))).toBe(networkKind(interfaces));
});

test('equal values that differ elsewhere make another kind', () => {
  const [one] = networks['addresses of both families'];
  const apart = [{ ...one, gateway4: one.addresses[0].address }] as readonly Interface[];
  expect(networkKind(apart)).not.toBe(networkKind([one]));
});
