import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { writeSite } from '../../../support/sites.js';

const site = () =>
  writeSite({
    'devices/site.yaml': 'server: { address: 192.0.2.2 }\n',
    'devices/vm1.yaml':
      'id: vm1\ntype: vm\ninterfaces:\n' +
      '  - { name: eth0, mac: "52:54:00:00:00:01", bridge: vmbr3, vlan_tag: 120, dhcp4: true }\n' +
      '  - { name: eth1, mac: "52:54:00:00:00:02", dhcp4: true }\n',
    'templates/vm/type.yaml': 'user_data: []\n',
  });

test('bridge and VLAN tag of the inventory reach the host, and the NICs are set only when asked', async () => {
  const root = site();
  await runCli(['build', '--quiet'], { cwd: root });
  const attach = (...argv: string[]) =>
    runCli(['attach', 'vm1', '--for', 'proxmox', '--vmid', '101', ...argv], { cwd: root });
  expect((await attach()).stdout).not.toContain('--net');
  expect((await attach('--nics', '--bridge', 'vmbr9')).stdout).toContain(
    "--net0 'virtio=52:54:00:00:00:01,bridge=vmbr3,tag=120' \\\n  --net1 'virtio=52:54:00:00:00:02,bridge=vmbr9'\n",
  );
});

test('the manifest says where each NIC is plugged in, for programs that make machines', async () => {
  const root = site();
  await runCli(['build', '--quiet'], { cwd: root });
  const manifest = JSON.parse(readFileSync(join(root, 'out', 'current', 'manifest.json'), 'utf8'));
  expect(manifest.devices.vm1.interfaces).toEqual([
    { name: 'eth0', mac: '52:54:00:00:00:01', bridge: 'vmbr3', vlan_tag: 120 },
    { name: 'eth1', mac: '52:54:00:00:00:02' },
  ]);
});
