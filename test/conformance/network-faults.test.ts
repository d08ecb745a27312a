import { beforeAll, describe, expect, test } from 'vitest';
import type { Interface } from '../../src/domain/network.js';
import { textOf } from '../../src/encode/network/losses/facts.js';
import { requires } from '../support/requires.js';
import { address, cidr, ip, mac } from '../unit/encode/network/values.js';
import { differencesOf } from './network/differences.js';
import { factsOfEni } from './network/facts-of-eni.js';
import { heldByNetworkData } from './network/held-by-network-data.js';
import {
  type Format,
  factsOf,
  formats,
  outputs,
  type ReadBack,
  readBack,
  renderingsOf,
} from './network/read-back.js';

const plain = {
  dhcp4: false,
  dhcp6: false,
  routes: [],
  nameservers: { addresses: [], search: [] },
  addresses: [],
};
const layer3 = {
  ...plain,
  addresses: [address('10.0.0.5/24'), address('2001:db8::5/64')],
  gateway4: ip('10.0.0.1'),
  gateway6: ip('2001:db8::1'),
  routes: [{ to: cidr('172.16.0.0/12'), via: ip('10.0.0.2'), metric: 50 }],
  nameservers: { addresses: [ip('10.0.0.53'), ip('10.0.0.54')], search: ['example.net'] },
  mtu: 1400,
  acceptRa: false,
} as const;

const network: readonly Interface[] = [
  {
    kind: 'ethernet',
    name: 'eth0',
    mac: mac('52:54:00:00:00:01'),
    setName: true,
    wakeOnLan: true,
    ...layer3,
  },
  { kind: 'ethernet', name: 'eth1', mac: mac('52:54:00:00:00:02'), setName: false, ...plain },
  { kind: 'ethernet', name: 'eth2', mac: mac('52:54:00:00:00:03'), setName: false, ...plain, dhcp4: true },
  { kind: 'ethernet', name: 'eth3', mac: mac('52:54:00:00:00:04'), setName: false, ...plain, dhcp6: true },
  {
    kind: 'bond',
    name: 'bond0',
    members: ['eth1'],
    mode: '802.3ad',
    lacpRate: 'fast',
    hashPolicy: 'layer3+4',
    miiMonitorMs: 100,
    ...plain,
  },
  { kind: 'vlan', name: 'bond0.20', id: 20, link: 'bond0', ...plain, addresses: [address('10.20.0.5/24')] },
  {
    kind: 'bridge',
    name: 'br0',
    members: ['eth3'],
    stp: false,
    forwardDelay: 4,
    ...plain,
    mac: mac('52:54:00:00:00:05'),
  },
];

/** A fault, the formats of which cloud-init itself would drop what is wrong, and what the fault does. */
type Fault = readonly [name: string, unseen: readonly Format[], harm: (iface: Interface) => Interface];

const changed = (name: string, change: object) => (iface: Interface) =>
  iface.name === name ? { ...iface, ...change } : iface;
const without = (name: string, key: string) => (iface: Interface) => {
  if (iface.name !== name) return iface;
  return Object.fromEntries(Object.entries(iface).filter(([other]) => other !== key)) as unknown as Interface;
};

const faults: readonly Fault[] = [
  ['an address less', [], changed('eth0', { addresses: layer3.addresses.slice(0, 1) })],
  ['another prefix', [], changed('eth0', { addresses: [address('10.0.0.5/25'), layer3.addresses[1]] })],
  ['no gateway of IPv4', [], without('eth0', 'gateway4')],
  ['no gateway of IPv6', [], without('eth0', 'gateway6')],
  ['another gateway', [], changed('eth0', { gateway4: ip('10.0.0.9') })],
  ['a route less', ['eni'], changed('eth0', { routes: [] })],
  [
    'a route through another gateway',
    ['eni'],
    changed('eth0', { routes: [{ ...layer3.routes[0], via: ip('10.0.0.3') }] }),
  ],
  ['another metric', ['eni'], changed('eth0', { routes: [{ ...layer3.routes[0], metric: 51 }] })],
  ['no nameservers', [], changed('eth0', { nameservers: { addresses: [], search: ['example.net'] } })],
  [
    'nameservers in another order',
    [],
    changed('eth0', {
      nameservers: { addresses: [ip('10.0.0.54'), ip('10.0.0.53')], search: ['example.net'] },
    }),
  ],
  ['no search list', [], changed('eth0', { nameservers: { ...layer3.nameservers, search: [] } })],
  ['another MTU', ['eni'], changed('eth0', { mtu: 1500 })],
  ['no MTU', ['eni'], without('eth0', 'mtu')],
  ['router advertisements left alone', ['eni', 'networkData'], without('eth0', 'acceptRa')],
  ['another MAC', [], changed('eth0', { mac: mac('52:54:00:00:00:0f') })],
  ['no MAC', [], without('eth0', 'mac')],
  // Version 1 always gives the name.
  ['no name to set', ['v1', 'eni', 'networkData'], changed('eth0', { setName: false })],
  ['no wake-on-LAN', ['eni', 'networkData'], without('eth0', 'wakeOnLan')],
  ['no DHCP of IPv4', [], changed('eth2', { dhcp4: false })],
  ['no DHCP of IPv6', ['eni'], changed('eth3', { dhcp6: false })],
  ['another bond mode', ['eni'], changed('bond0', { mode: 'active-backup' })],
  ['no LACP rate', ['eni'], without('bond0', 'lacpRate')],
  ['no hash policy', ['eni'], without('bond0', 'hashPolicy')],
  ['no link monitoring', ['eni'], without('bond0', 'miiMonitorMs')],
  ['another member', ['eni'], changed('bond0', { members: ['eth2'] })],
  ['another VLAN id', ['eni'], changed('bond0.20', { id: 21 })],
  ['another link below the VLAN', ['eni'], changed('bond0.20', { link: 'eth2' })],
  ['a port less', ['eni', 'networkData'], changed('br0', { members: [] })],
  ['no STP', ['eni', 'networkData'], without('br0', 'stp')],
  ['another forward delay', ['eni', 'networkData'], changed('br0', { forwardDelay: 5 })],
  ['a bridge without its MAC', ['eni', 'networkData'], without('br0', 'mac')],
];

requires('cloud-init')('a fault planted in all renderings', () => {
  let answers: readonly ReadBack[] = [];
  beforeAll(() => {
    const harmed = [(iface: Interface) => iface, ...faults.map(([, , harm]) => harm)];
    answers = readBack(
      harmed.map((harm) => renderingsOf(network.map(harm))),
      { cloudInit: undefined },
    );
  }, 60_000);

  test('is the only thing that is seen', () => {
    expect(formatsThatDiffer(answers[0])).toEqual([]);
  });

  test.each(faults.map((fault, index) => [fault[0], fault, index] as const))(
    '%s: is seen',
    (_, [, unseen], index) => {
      expect(formatsThatDiffer(answers[index + 1])).toEqual(
        formats.filter((format) => !unseen.includes(format)),
      );
    },
  );
});

describe('a fault planted in our ENI', () => {
  const meant = new Set(factsOfEni(renderingsOf(network).eni).map(textOf));

  test.each(faults.filter(([name]) => name !== 'no name to set'))('%s: is seen', (_, __, harm) => {
    const text = renderingsOf(network.map(harm)).eni;
    expect(new Set(factsOfEni(text).map(textOf))).not.toEqual(meant);
  });
});

function formatsThatDiffer(answer: ReadBack | undefined): readonly Format[] {
  const held = heldByNetworkData(network, { numbersBonds: true });
  return formats.filter((format) =>
    outputs.some((output) => {
      const content = answer?.[format]?.[output].content;
      const model = format === 'networkData' ? held : network;
      const facts = content === undefined ? [] : factsOf(output, content, model);
      return differencesOf(model, facts, { format, output, client: 'debian' }).unexplained.length > 0;
    }),
  );
}
