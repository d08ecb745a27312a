import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseIpAddress } from '../../src/domain/ip-address.js';
import type { FleetStatus } from '../../src/pipeline/status/fleet-status.js';
import { runCli } from '../support/cli.js';
import { right } from '../unit/host/fleet.js';
import { addressSpellings } from './host/address-spellings.js';
import { foreignPaths } from './host/foreign-paths.js';
import type { ReadLease } from './host/lab.js';
import { requiresNamespaces } from './host/namespaces.js';
import {
  machine,
  port,
  records,
  type ServedFleet,
  serveFleet,
  server,
  server6,
} from './host/served-fleet.js';

const hundred = Array.from({ length: 100 }, (_, index) => machine(index + 1));
const names = hundred.map(({ name }) => name);
const machines6 = [machine(9001), machine(9002)] as const;
const stranger = { ...machine(9999), address: '111.0.200.9' };
const metadata = 'http://169.254.169.254';

requiresNamespaces(
  'nginx',
  'dnsmasq',
  'nft',
  'iptables-restore',
  'ip',
  'cloud-init',
  'curl',
)('one address, a hundred machines', () => {
  let fleet: ServedFleet;
  let leases: Readonly<Record<string, ReadLease | null>>;

  beforeAll(async () => {
    fleet = await serveFleet({
      devices: [...hundred.map(records.ipv4), ...machines6.map(records.ipv6)],
      machines: [...hundred, ...machines6, stranger],
    });
    leases = await fleet.lab.lease({ names });
    await fleet.lab.configure({ leases });
    for (const { name, address6 } of machines6) {
      await fleet.run(name, `ip addr add ${address6}/64 dev eth0 && ip route add default via ${server6}`);
    }
    // No tap of the inventory's: nothing ties it to an address.
    await fleet.run(
      stranger.name,
      `ip addr add ${stranger.address}/16 dev eth0; ip route add default via ${server}`,
    );
  }, 60_000);
  afterAll(() => fleet.end());

  test('dnsmasq gives each its own address by its MAC, and the way to 169.254.169.254', () => {
    const wanted = hundred.map(({ name, address }) => [
      name,
      {
        address,
        mask: '255.255.0.0',
        hostname: name,
        domain: 'lab.example.net',
        router: '111.0.0.1',
        nameservers: server,
        routes: [
          ['0.0.0.0/0', '111.0.0.1'],
          ['169.254.169.254/32', server],
        ],
      },
    ]);
    expect(leases).toEqual(Object.fromEntries(wanted));
  });

  test('all read at once, by every reader of cloud-init, and each reads its own seed', async () => {
    const readers = ['namespace', 'nocloud', 'openstack', 'ec2'];
    const { seeds } = await fleet.lab.read({ names, readers, url: metadata });
    const wrong = names.flatMap((name) => {
      const user_data = createHash('sha256').update(fleet.file(name, 'user-data')).digest('hex');
      return readers
        .map((reader) => ({ name, reader, read: seeds[name]?.[reader] }))
        .filter(({ read }) => read?.user_data !== user_data || read.hostname?.split('.')[0] !== name);
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(seeds)).toHaveLength(100);
    // Who fetched what, of which build.
    const digests = new Map(hundred.map(({ name, address }) => [address, digestOf(name)]));
    await logWritten();
    const lines = accessLog().filter(({ status }) => status === 200);
    expect(lines.filter(({ peer, digest }) => digests.get(peer) !== digest)).toEqual([]);
    expect(new Set(lines.map(({ peer }) => peer)).size).toBe(100);
  }, 60_000);

  test("each asks for every other one's files, in every way that we could think of: nobody gets a byte", async () => {
    const requests = Object.fromEntries(
      hundred.map((own) => [
        own.name,
        hundred.filter(({ name }) => name !== own.name).flatMap((other) => foreignPaths(other).map(get)),
      ]),
    );
    const answers = await fleet.lab.ask({ requests, address: server, port });
    const statuses = new Set(Object.values(answers).flatMap(({ statuses: counts }) => Object.keys(counts)));
    const count = Object.values(answers).flatMap(({ statuses: counts }) => Object.values(counts));
    expect(Object.values(answers).flatMap(({ bodies }) => bodies)).toEqual([]);
    // 429 would be a question that was not asked.
    expect([...statuses].sort()).toEqual(['400', '404']);
    expect(count.reduce((sum, value) => sum + value)).toBe(100 * 99 * foreignPaths(stranger).length);
  }, 60_000);

  test('the same with curl', async () => {
    const [own] = hundred;
    const urls = hundred
      .slice(1)
      .flatMap((other) =>
        foreignPaths(other).map((path) => `url = "http://${server}:${port}${path}"\noutput = "/dev/null"\n`),
      );
    const words = ['curl', '-s', '--path-as-is', '-w', '%{http_code}\n', '-K', '-'];
    const { stdout } = await fleet.lab.run({ at: own?.name ?? '', words, text: urls.join('') });
    const codes = stdout.trim().split('\n');
    expect(codes).toHaveLength(urls.length);
    expect([...new Set(codes)].sort()).toEqual(['400', '404']);
  }, 60_000);

  test('headers do not make it somebody else', async () => {
    const [own, other] = hundred as [(typeof hundred)[0], (typeof hundred)[0]];
    const body = fleet.file(own.name, 'meta-data');
    const ask = (...options: readonly string[]) => fleet.curl(own.name, `${metadata}/meta-data`, ...options);
    expect(await ask()).toMatchObject({ status: 200, body });
    for (const header of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'Via'])
      expect(await ask('-H', `${header}: ${other.address}`)).toMatchObject({ status: 403 });
    for (const header of [
      'Host',
      'X-Instance-ID',
      'X-Client-IP',
      'X-Original-URL',
      'X-Rewrite-URL',
      'True-Client-IP',
    ])
      expect(await ask('-H', `${header}: ${other.address}`)).toMatchObject({ status: 200, body });
  });

  test('a stranger gets neither a lease nor a seed', async () => {
    const dhcp =
      'printf "timeout 2;" > /dev/shm/seedpress-stranger.conf; dhclient -1 -q -cf /dev/shm/seedpress-stranger.conf -sf /bin/true -lf /dev/null -pf /dev/null eth0; echo $?; rm /dev/shm/seedpress-stranger.conf';
    expect((await fleet.run(stranger.name, dhcp)).stdout).toBe('2\n');
    for (const path of ['meta-data', 'nsfocus', 'latest/meta-data/', ''])
      expect(await fleet.curl(stranger.name, `${metadata}/${path}`)).toMatchObject({ status: 404 });
  }, 30_000);

  test('a machine reports that it is done; the log has its address', async () => {
    const [own] = hundred as [(typeof hundred)[0]];
    const posted = await fleet.curl(own.name, `${metadata}/phone-home`, '-d', 'instance_id=x&pub_key_rsa=y');
    expect(posted).toMatchObject({ status: 204, bytes: 0 });
    await logWritten();
    expect(accessLog().at(-1)).toMatchObject({
      peer: own.address,
      method: 'POST',
      uri: '/phone-home',
      status: 204,
    });
  });

  test('seedpress status, when all have reported: 100 of 100', async () => {
    await Promise.all(names.map((name) => fleet.curl(name, `${metadata}/phone-home`, '-d', 'pub_key_rsa=y')));
    await logWritten();
    const only = ['--root', join(fleet.out, '..'), '--only', 'vm-0*'];
    const table = await runCli(['status', ...only], { cwd: fleet.out });
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toMatch(/^vm-0100 +\S+ +finished +\d+ .* current$/m);
    expect(table.stdout).toContain('\n100 of 100 finished\n');
    const { stdout } = await runCli(['status', '--json', ...only], { cwd: fleet.out });
    const { devices, strangers } = JSON.parse(stdout) as FleetStatus;
    const wrong = devices.filter(
      ({ id, state, build, digest }) =>
        state !== 'finished' || build !== 'current' || digest !== digestOf(id),
    );
    expect(wrong).toEqual([]);
    const paths = [
      'user-data',
      'nsfocus/latest/user_data',
      'openstack/latest/user_data',
      '2009-04-04/user-data',
    ];
    for (const { id, files } of devices)
      expect(
        files.map(({ path }) => path),
        id,
      ).toEqual(expect.arrayContaining(paths));
    expect(strangers.map(({ address }) => address)).toEqual([stranger.address]);
  }, 30_000);

  test.each([`http://[${server6}]:${port}`, 'http://[fd00:ec2::254]'])('over IPv6 at %s', async (url) => {
    const wanted = machines6.map(({ name }) => [name, { nocloud: expect.objectContaining({ id: name }) }]);
    const { seeds } = await fleet.lab.read({
      names: machines6.map(({ name }) => name),
      readers: ['nocloud'],
      url,
    });
    expect(seeds).toEqual(Object.fromEntries(wanted));
    expect(
      await fleet.curl(machines6[0].name, `${url}/by-ip/${machines6[1].address6}/meta-data`),
    ).toMatchObject({ status: 404 });
  });

  test('DHCPv6 gives an address by the MAC as well', async () => {
    const [{ name, address6 }] = machines6;
    await fleet.run(name, 'ip addr flush dev eth0 scope global');
    expect(await fleet.lab.lease6({ name })).toContain(`iaaddr ${address6} `);
  }, 30_000);

  test('nginx writes IPv6 addresses as the inventory does', async () => {
    const addresses = addressSpellings.map((text) => right(parseIpAddress(text)));
    const lines = addresses.map((address) => `addr add ${address}/128 dev lo nodad`);
    await fleet.lab.run({ at: 'host', words: ['ip', '-batch', '-'], text: lines.join('\n') });
    // From each to itself.
    const urls = addresses.map((address) => `url = "http://[${address}]:${port}/spelling"\n`);
    await fleet.lab.run({ at: 'host', words: ['curl', '-s', '-K', '-'], text: urls.join('') });
    await logWritten();
    const peers = accessLog().filter(({ uri }) => uri === '/spelling');
    // Each of nginx's processes writes its own lines together.
    expect(peers.map(({ peer }) => peer).sort()).toEqual([...addresses].sort());
  });

  test('the rules for iptables lead to the same seeds', async () => {
    const [own] = hundred as [(typeof hundred)[0]];
    const ask = async (at: string, url: string) => (await fleet.curl(at, `${url}/meta-data`)).status;
    await fleet.run('host', 'nft delete table inet seedpress');
    expect(await ask(own.name, metadata)).toBe(0);
    const load = (tool: string) =>
      fleet.run('host', `${tool}-restore --noflush ${join(fleet.out, 'current/host', tool)}.rules`);
    expect(await load('iptables')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await load('ip6tables')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await ask(own.name, metadata)).toBe(200);
    expect(await ask(machines6[1].name, 'http://[fd00:ec2::254]')).toBe(200);
    await fleet.run('host', 'iptables -t nat -F; ip6tables -t nat -F');
    await fleet.loadFilter();
  }, 20_000);

  test('dnsmasq has read all, and complains of nothing', () => {
    const log = readFileSync(join(fleet.out, 'dnsmasq.log'), 'utf8');
    expect(log).toMatch(/read \S+\/dhcp-hosts/);
    expect(log).not.toMatch(/bad |error|fail|duplicate|unknown|warning/i);
  });

  const digestOf = (name: string): string => manifest().devices[name]?.digest ?? '';
  const manifest = () =>
    JSON.parse(readFileSync(join(fleet.out, 'current/manifest.json'), 'utf8')) as {
      devices: Readonly<Record<string, { digest: string }>>;
    };
  const accessLog = () =>
    readFileSync(join(fleet.out, 'run/access.log'), 'utf8')
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { peer: string; method: string; uri: string; status: number; digest: string },
      );
});

/** nginx writes its log once a second. */
const logWritten = () => sleep(1500);

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
