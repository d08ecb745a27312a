import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../../support/cli.js';
import { contentsBelow } from '../../support/folders.js';
import { editSite, writeSite } from '../../support/sites.js';

const site = 'layouts: [nocloud]\ncloud_init: ">=25.3"\nnetwork_renderer: netplan\n';
const type = { 'devices/site.yaml': site, 'templates/web/type.yaml': 'user_data: []\n' };
const head = 'id: web\ntype: web\n';

/** One of every field for which netplan alone has a word, as the inventory has it. */
const interfaces = `interfaces:
  - name: eno1
    dhcp4: true
    accept_ra: true
    optional_addresses: [ipv4-ll, dhcp6]
    ra_overrides: { use_dns: false, use_domains: route, table: 100 }
    networkmanager: { name: myid, passthrough: { connection.permissions: "" } }
    openvswitch: { external-ids: { iface-id: web }, other-config: { disable-in-band: "true" } }
    emit_lldp: true
    receive_checksum_offload: false
    transmit_checksum_offload: false
    tcp_segmentation_offload: true
    tcp6_segmentation_offload: true
    generic_segmentation_offload: false
    generic_receive_offload: false
    large_receive_offload: true
    virtual_function_count: 4
    embedded_switch_mode: switchdev
    delay_virtual_functions_rebind: true
  - name: vf
    match: { name: "enp1s16f[2-3]" }
    link: eno1
    addresses:
      - { address: 10.15.99.25/24, label: eno1:web, lifetime: "0" }
      - 10.15.99.26/24
    routes:
      - { to: 10.0.0.0/8, via: 10.15.99.1, congestion_window: 20, advertised_receive_window: 16384, advertised_mss: 1400 }
  - name: ib
    match: { macaddress: "80:00:02:08:fe:80:00:00:00:00:00:00:52:54:00:03:00:12:34:56" }
    infiniband_mode: connected
    auth:
      key_management: 802.1x
      method: ttls
      identity: web@example.net
      anonymous_identity: "@example.net"
      password: some-password
      ca_certificate: /etc/ssl/ca.pem
      client_certificate: /etc/ssl/web.pem
      client_key: /etc/ssl/web.key
      client_key_password: another-password
      phase2_auth: MSCHAPV2
  - { name: ens5, hairpin: true, port_mac_learning: false, neigh_suppress: true }
  - { name: br0, kind: bridge, members: [ens5] }
  - { name: vlan2, kind: vlan, id: 10, link: vf, renderer: sriov }
`;

const version2 = `version: 2
ethernets:
  eno1:
    dhcp4: true
    accept-ra: true
    optional-addresses: [ipv4-ll, dhcp6]
    ra-overrides: { use-dns: false, use-domains: route, table: 100 }
    networkmanager: { name: myid, passthrough: { connection.permissions: "" } }
    openvswitch: { external-ids: { iface-id: web }, other-config: { disable-in-band: "true" } }
    emit-lldp: true
    receive-checksum-offload: false
    transmit-checksum-offload: false
    tcp-segmentation-offload: true
    tcp6-segmentation-offload: true
    generic-segmentation-offload: false
    generic-receive-offload: false
    large-receive-offload: true
    virtual-function-count: 4
    embedded-switch-mode: switchdev
    delay-virtual-functions-rebind: true
  vf:
    match: { name: "enp1s16f[2-3]" }
    link: eno1
    addresses: [10.15.99.25/24: { label: "eno1:web", lifetime: "0" }, 10.15.99.26/24]
    routes:
      - { to: 10.0.0.0/8, via: 10.15.99.1, congestion-window: 20, advertised-receive-window: 16384, advertised-mss: 1400 }
  ib:
    match: { macaddress: "80:00:02:08:fe:80:00:00:00:00:00:00:52:54:00:03:00:12:34:56" }
    infiniband-mode: connected
    auth:
      key-management: 802.1x
      method: ttls
      identity: web@example.net
      anonymous-identity: "@example.net"
      password: some-password
      ca-certificate: /etc/ssl/ca.pem
      client-certificate: /etc/ssl/web.pem
      client-key: /etc/ssl/web.key
      client-key-password: another-password
      phase2-auth: MSCHAPV2
  ens5: { hairpin: true, port-mac-learning: false, neigh-suppress: true }
bridges:
  br0: { interfaces: [ens5] }
vlans:
  vlan2: { id: 10, link: vf, renderer: sriov }
`;

const networkConfig = (root: string): string =>
  readFileSync(join(root, 'out/current/www/web/network-config'), 'utf8');

test('each field that netplan alone has stands in version 2 under its name there', async () => {
  const root = writeSite({ ...type, 'devices/web.yaml': head + interfaces });
  expect(await runCli(['build', '--quiet', '--strict'], { cwd: root })).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(parse(networkConfig(root))).toEqual(parse(version2));
});

test('netplan’s own spelling of them is read as well, and its blocks stay as they are written', async () => {
  const dashed = interfaces.replace(/^ {2,6}(?:- \{ name: ens5, )?[a-z0-9_]+_[a-z_]+: .*$/gm, (line) =>
    line.replace(/\b[a-z0-9]+(?:_[a-z0-9]+)+(?=:)/g, (name) => name.replaceAll('_', '-')),
  );
  expect(dashed).toContain('tcp6-segmentation-offload');
  const root = writeSite({ ...type, 'devices/web.yaml': head + dashed });
  expect(await runCli(['build', '--quiet'], { cwd: root })).toMatchObject({ code: 0, stderr: '' });
  expect(parse(networkConfig(root))).toEqual(parse(version2));
});

test('import netplan takes all of them over', async () => {
  const stdin = async () => Buffer.from(version2);
  const { stdout, stderr } = await runCli(['import', 'netplan', '-'], { cwd: '/', stdin });
  expect(stderr).toBe('seedpress: 6 interfaces imported\n');
  const root = writeSite({ ...type, 'devices/web.yaml': head + stdout });
  expect(await runCli(['build', '--quiet'], { cwd: root })).toMatchObject({ code: 0, stderr: '' });
  expect(parse(networkConfig(root))).toEqual(parse(version2));
});

test('passwords of 802.1X may be secrets, and nothing but the seed shows them', async () => {
  const auth = (identity: string) =>
    `${head}interfaces:\n  - name: ens3\n    dhcp4: true\n    auth:\n      method: ttls\n      identity: ${identity}\n` +
    '      password: { secret: { env: RADIUS } }\n      client_key_password: bilberry-jam\n';
  const root = writeSite({ ...type, 'devices/web.yaml': auth('first') });
  const environment = { RADIUS: 'cloudberry-pie' };
  const run = (...argv: string[]) => runCli(argv, { cwd: root, environment });
  expect(await run('build', '--quiet')).toMatchObject({ code: 0, stderr: '' });
  expect(networkConfig(root)).toContain('password: cloudberry-pie');
  expect(networkConfig(root)).toContain('client-key-password: bilberry-jam');
  editSite(root, { 'devices/web.yaml': auth('second') });
  const plan = await run('plan');
  const shown = [
    plan,
    await run('plan', '--json'),
    await run('explain', 'web'),
    await run('explain', 'web', '--json'),
    await run('list', '--json'),
  ];
  expect(plan.stdout).toContain('+++ network-config');
  const told = shown.map(({ stdout, stderr }) => stdout + stderr).join('');
  expect((await run('build', '--quiet')).code).toBe(0);
  const report = Object.entries(contentsBelow(join(root, 'out/current')))
    .filter(([path]) => /^(manifest|host\/|guest\/|report)/.test(path))
    .map(([, content]) => content);
  for (const secret of ['cloudberry', 'bilberry'])
    expect([told, ...report].filter((text) => text.includes(secret))).toEqual([]);
});
