import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { advertisement, arp, ethernet, icmp6, udp4, udp6 } from './host/frames.js';
import { requiresNamespaces } from './host/namespaces.js';
import {
  type Machine,
  machine,
  port,
  records,
  type ServedFleet,
  serveFleet,
  server,
  server6,
} from './host/served-fleet.js';

const machines = [1, 2, 3, 4].map(machine) as [Machine, Machine, Machine, Machine];
const [victim, thief, victim6, thief6] = machines;

/** A machine makes itself another one, and asks. */
const thefts = [
  {
    what: 'the IPv4 address',
    as: thief.name,
    steps: `ip addr add ${victim.address}/16 dev eth0`,
    url: `http://${server}:${port}/meta-data`,
    whose: victim.name,
  },
  {
    what: 'the IPv4 address and the MAC',
    as: thief.name,
    steps: `ip link set eth0 address ${victim.mac}; ip addr add ${victim.address}/16 dev eth0`,
    url: `http://${server}:${port}/meta-data`,
    whose: victim.name,
  },
  {
    what: 'the IPv6 address',
    as: thief6.name,
    steps: `ip addr add ${victim6.address6}/64 dev eth0 nodad`,
    url: `http://[${server6}]:${port}/meta-data`,
    whose: victim6.name,
  },
] as const;

/** What the thief may send and what not, with its own MAC where nothing else is said. */
const frames = framesOf({ own: thief, other: victim });

requiresNamespaces(
  'nginx',
  'dnsmasq',
  'nft',
  'ip',
  'curl',
)("a machine that takes another one's address", () => {
  let fleet: ServedFleet;
  const removeTable = () => fleet.run('host', 'nft delete table bridge seedpress; ip neigh flush dev br0');

  beforeAll(async () => {
    fleet = await serveFleet({
      devices: [records.mixed(victim), records.mixed(thief), records.ipv6(victim6), records.ipv6(thief6)],
      machines,
    });
  }, 60_000);
  afterAll(() => fleet.end());

  /** The victims are silent: nobody contradicts. */
  beforeEach(async () => {
    for (const { name, mac } of machines)
      await fleet.run(
        name,
        `ip addr flush dev eth0; ip link set eth0 down; ip link set eth0 address ${mac} up`,
      );
    await fleet.run('host', 'ip neigh flush all');
    await fleet.loadFilter();
  });

  describe.each(thefts)('$what', ({ as, steps, url, whose }) => {
    test('gets nothing', async () => {
      await fleet.run(as, steps);
      expect(await fleet.curl(as, url)).toEqual({ status: 0, bytes: 0, body: '' });
    });

    test("gets the other one's seed without our table", async () => {
      await removeTable();
      await fleet.run(as, steps);
      expect(await fleet.curl(as, url)).toMatchObject({ status: 200, body: expect.stringContaining(whose) });
    });
  });

  test.each([
    [victim, `${victim.address}/16`, server],
    [victim6, `${victim6.address6}/64`, `[${server6}]`],
  ])('the owner of an address is let through', async ({ name }, address, host) => {
    await fleet.run(name, `ip addr add ${address} dev eth0`);
    const answer = await fleet.curl(name, `http://${host}:${port}/meta-data`);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining(name) });
  });

  describe('a claim by neighbour discovery, which would lead the answers to another machine', () => {
    const claim = async () => {
      await fleet.run(victim6.name, `ip addr add ${victim6.address6}/64 dev eth0 nodad`);
      await fleet.run(thief6.name, `ip addr add ${thief6.address6}/64 dev eth0 nodad`);
      await fleet.curl(victim6.name, `http://[${server6}]:${port}/meta-data`);
      await fleet.lab.claim({ name: thief6.name, address: victim6.address6, mac: thief6.mac, to: server6 });
      return (await fleet.run('host', `ip -6 neigh show ${victim6.address6} dev br0`)).stdout;
    };

    test('is not believed', async () => {
      expect(await claim()).toContain(`lladdr ${victim6.mac}`);
    });

    test('is believed without our table', async () => {
      await removeTable();
      expect(await claim()).toContain(`lladdr ${thief6.mac}`);
    });
  });

  describe('frame by frame', () => {
    const send = async () => {
      const sent = frames.map(({ frame }) => frame);
      const arrived = await fleet.lab.frames({ sender: thief.name, receiver: victim.name, frames: sent });
      return frames.filter((_, index) => arrived[index]).map(({ what }) => what);
    };

    test('what is its own leaves the machine, and nothing else', async () => {
      expect(await send()).toEqual(frames.filter(({ isOwn }) => isOwn).map(({ what }) => what));
    });

    test('without our table all of it does', async () => {
      await removeTable();
      expect(await send()).toEqual(frames.map(({ what }) => what));
    });
  });
});

interface Sent {
  readonly what: string;
  readonly isOwn: boolean;
  readonly frame: string;
}

function framesOf({ own, other }: { own: Machine; other: Machine }): readonly Sent[] {
  const all = '255.255.255.255';
  const all6 = 'ff02::1';
  const local6 = 'fe80::1234';
  const ip4 = { type: 0x0800 };
  const ip6 = { type: 0x86dd };
  const sent: Sent[] = [];
  const add = (
    isOwn: boolean,
    what: string,
    payload: (mark: number) => string,
    options: { type: number; vlans?: readonly number[]; sourceMac?: string },
  ): void => {
    const { sourceMac = own.mac, ...rest } = options;
    const addresses = { sourceMac, targetMac: 'ff:ff:ff:ff:ff:ff' };
    sent.push({ what, isOwn, frame: ethernet(addresses, { ...rest, payload: payload(sent.length) }) });
  };
  const from4 =
    (source: string, ports = {}) =>
    (mark: number) =>
      udp4(mark, { source, target: all, ...ports });
  const from6 =
    (source: string, ports = {}) =>
    (mark: number) =>
      udp6(mark, { source, target: all6, ...ports });
  const control =
    (source: string, type: number, body: string, extensions = false) =>
    (mark: number) =>
      icmp6(mark, { source, target: all6, type, body, extensions });
  const claims = (mac: string, claimed: string) => (mark: number) =>
    arp(mark, { mac, claimed, target: server });

  add(true, 'its IPv4 address', from4(own.address), ip4);
  add(false, 'another IPv4 address', from4(other.address), ip4);
  add(false, "another MAC's frame", from4(own.address), { ...ip4, sourceMac: other.mac });
  add(true, 'its address in a VLAN', from4(own.address20), { ...ip4, vlans: [20] });
  add(false, 'another IPv4 address in a VLAN', from4(other.address), { ...ip4, vlans: [20] });
  add(false, 'another IPv4 address in a VLAN of priority only', from4(other.address), { ...ip4, vlans: [0] });
  add(false, 'an address in two VLANs', from4(own.address), { ...ip4, vlans: [20, 30] });
  add(true, 'ARP: its address', claims(own.mac, own.address), { type: 0x0806 });
  add(true, 'ARP: a probe', claims(own.mac, '0.0.0.0'), { type: 0x0806 });
  add(false, 'ARP: another address', claims(own.mac, other.address), { type: 0x0806 });
  add(false, 'ARP: another address in a VLAN', claims(own.mac, other.address), { type: 0x0806, vlans: [20] });
  add(false, 'ARP: its address at another MAC', claims(other.mac, own.address), { type: 0x0806 });
  add(true, 'DHCP: a question', from4('0.0.0.0', { from: 68, to: 67 }), ip4);
  add(false, 'DHCP: an answer', from4(own.address, { from: 67, to: 68 }), ip4);
  add(false, 'no address at another port', from4('0.0.0.0'), ip4);
  add(true, 'its IPv6 address', from6(own.address6), ip6);
  add(false, 'another IPv6 address', from6(other.address6), ip6);
  add(true, 'an IPv6 address of the link', from6(local6), ip6);
  add(false, 'DHCPv6: an answer', from6(local6, { from: 547, to: 546 }), ip6);
  add(true, 'ND: its address', control(own.address6, 136, advertisement(own.address6)), ip6);
  add(true, 'ND: an address of the link', control(local6, 136, advertisement(local6)), ip6);
  add(false, 'ND: another address', control(own.address6, 136, advertisement(other.address6)), ip6);
  add(false, 'ND: another address, from the link', control(local6, 136, advertisement(other.address6)), ip6);
  add(
    false,
    'ND: another address behind an option',
    control(local6, 136, advertisement(other.address6), true),
    ip6,
  );
  add(true, 'ND: whether an address is free', control('::', 135, advertisement(own.address6)), ip6);
  add(false, 'ND: a router', control(local6, 134, '4000000000000000'), ip6);
  add(false, 'ND: a router in a VLAN', control(local6, 134, '4000000000000000'), { ...ip6, vlans: [20] });
  add(false, 'ND: another address in a VLAN', control(local6, 136, advertisement(other.address6)), {
    ...ip6,
    vlans: [20],
  });
  add(false, 'another IPv6 address in a VLAN', from6(other.address6), { ...ip6, vlans: [20] });
  add(false, 'DHCP: an answer in a VLAN', from4(own.address20, { from: 67, to: 68 }), {
    ...ip4,
    vlans: [20],
  });
  add(false, 'ND: a redirect', control(local6, 137, advertisement(server6)), ip6);
  add(false, 'another protocol', (mark) => `00005eed5eed5eed${mark.toString(16).padStart(4, '0')}`, {
    type: 0x88b5,
  });
  return sent;
}
