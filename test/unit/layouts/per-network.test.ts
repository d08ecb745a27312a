import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Interface } from '../../../src/domain/network.js';
import { encodeJsonLine } from '../../../src/encode/json.js';
import { encodeEni } from '../../../src/encode/network/eni.js';
import { networkConfigV1 } from '../../../src/encode/network/network-config-v1.js';
import { networkConfigV2 } from '../../../src/encode/network/network-config-v2.js';
import { networkData } from '../../../src/encode/network/network-data.js';
import { networkDataProblems } from '../../../src/encode/network/network-data-problems.js';
import { encodeYaml } from '../../../src/encode/yaml.js';
import { eniOf } from '../../../src/layouts/eni.js';
import { networkConfigOf } from '../../../src/layouts/network-config.js';
import { openstackNetwork } from '../../../src/layouts/openstack-network.js';
import { perNetwork } from '../../../src/layouts/per-network.js';
import { bareSeed } from './seeds.js';

const ipv4 = fc
  .tuple(
    fc.constantFrom('10.0.0', '10.20.30', '198.18.101', '127.0.0', '0.0.0'),
    fc.integer({ min: 0, max: 255 }),
  )
  .map(([net, host]) => `${net}.${host}`);
const ipv6 = fc.integer({ min: 1, max: 0xff }).map((n) => `2001:db8::${n.toString(16)}`);
const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 6, maxLength: 6 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':'));
const address = fc.oneof(
  { weight: 9, arbitrary: ipv4.map((text) => ({ address: text, prefix: 24 })) },
  { weight: 1, arbitrary: ipv6.map((text) => ({ address: text, prefix: 64 })) },
);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const iface = fc
  .record({
    mac: some(mac),
    gateway4: some(ipv4),
    mtu: some(fc.constantFrom(1400, 1500)),
    setName: fc.boolean(),
    addresses: fc.array(address, { maxLength: 2 }),
    nameservers: fc.record({
      addresses: fc.array(fc.oneof(ipv4, ipv6), { maxLength: 2 }),
      search: fc.constantFrom([], ['example.net'], ['198.18.101.201']),
    }),
    routes: fc.constantFrom([], [], [{ to: { network: '10.9.0.0', prefix: 16 }, via: '10.0.0.1' }]),
    dhcp4: fc.boolean(),
    dhcp6: fc.constantFrom(false, false, true),
  })
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

const interfaces = fc
  .array(iface, { minLength: 1, maxLength: 3 })
  .map((list) => list.map((each, index) => ({ kind: 'ethernet', name: `eth${index}`, ...each })))
  .map((list) => list as unknown as readonly Interface[]);

test('a network is written as it would be if none of its kind had been written before', () => {
  fc.assert(
    fc.property(interfaces, fc.constantFrom('v1' as const, 'v2' as const), (list, networkConfig) => {
      const seed = { ...bareSeed, interfaces: list, networkConfig };
      const eni = encodeEni(list);
      expect(eniOf(seed)).toBe(eni === '' ? undefined : eni);
      const config = networkConfig === 'v1' ? networkConfigV1(list, { os: 'linux' }) : networkConfigV2(list);
      expect(networkConfigOf(seed)).toBe(encodeYaml(config));
      const isHeld = networkDataProblems(list).every(({ severity }) => severity === 'warning');
      const data = isHeld ? networkData(list, { os: 'linux', isOther: false }) : undefined;
      expect(openstackNetwork(seed).data).toBe(data === undefined ? undefined : encodeJsonLine(data));
    }),
    { numRuns: 3000 },
  );
});

const nic = (host: number, more = {}) =>
  [
    {
      kind: 'ethernet',
      name: 'eth0',
      mac: `52:54:00:00:00:${(16 + host).toString(16)}`,
      setName: false,
      addresses: [{ address: `10.0.0.${host}`, prefix: 24 }],
      gateway4: '10.0.0.254',
      nameservers: { addresses: ['10.0.0.254'], search: [] },
      routes: [],
      dhcp4: false,
      dhcp6: false,
      ...more,
    },
  ] as unknown as readonly Interface[];

test('of networks that differ in addresses and MACs the first alone is worked out', () => {
  let made = 0;
  const text = perNetwork((seed: typeof bareSeed) => {
    made += 1;
    return JSON.stringify(seed.interfaces);
  });
  for (let host = 1; host < 100; host += 1)
    expect(text({ ...bareSeed, interfaces: nic(host) })).toBe(JSON.stringify(nic(host)));
  // Itself, and with stand-ins.
  expect(made).toBe(2);
  expect(text({ ...bareSeed, interfaces: nic(1, { mtu: 1400 }) })).toContain('1400');
  expect(made).toBe(4);
});

test('what looks at an address is worked out each time', () => {
  const text = perNetwork(({ interfaces: [first] }: typeof bareSeed) =>
    String(Number(first?.addresses[0]?.address.split('.')[3]) * 2),
  );
  for (const host of [3, 4, 5]) expect(text({ ...bareSeed, interfaces: nic(host) })).toBe(String(host * 2));
});
