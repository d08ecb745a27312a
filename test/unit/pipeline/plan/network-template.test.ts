import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, type SiteFiles, writeSite } from '../../../support/sites.js';

const net = (address: string): string =>
  `# of {{ device.id }}\nversion: 2\nethernets:\n  eth0: { addresses: [${address}/24] }\n`;

const site = (network: string): SiteFiles => ({
  'devices/site.yaml': `namespace: lab\nlayouts: [nocloud, openstack]\nimages: []\n`,
  'devices/one.yaml': `id: one\ntype: leaf\n${network}interfaces: [{ name: eth0, dhcp4: true }]\n`,
  'templates/leaf/type.yaml': 'user_data: []\n',
  'templates/leaf/net.yaml': net('192.0.2.5'),
});

const template = 'network_config: { template: net.yaml }\n';

async function built(files: SiteFiles): Promise<string> {
  const root = writeSite(files);
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  return root;
}

async function planned(root: string) {
  const { stdout } = await runCli(['plan', '--json'], { cwd: root });
  return JSON.parse(stdout).devices.one;
}

test('a changed template is a changed network, and plan names who does not get it', async () => {
  const root = await built(site(template));
  editSite(root, { 'templates/leaf/net.yaml': net('192.0.2.6') });
  const { files, not_carried: notCarried, next_boot: nextBoot } = await planned(root);
  expect(files.map(({ paths }: { paths: readonly string[] }) => paths)).toEqual([['network-config']]);
  expect(JSON.stringify(nextBoot)).toContain('network');
  expect(notCarried).toEqual([{ what: 'network-config', by: ['openstack'] }]);
  const { stdout } = await runCli(['plan'], { cwd: root });
  expect(stdout).toContain('-  eth0: { addresses: [192.0.2.5/24] }');
  expect(stdout).toContain('+  eth0: { addresses: [192.0.2.6/24] }');
  expect(stdout).toContain('does not reach guests that use openstack');
});

test('a template that takes the place of interfaces, and one that says the same', async () => {
  const root = await built(site(''));
  editSite(root, { 'devices/one.yaml': site(template)['devices/one.yaml'] });
  expect((await planned(root)).not_carried).toEqual([{ what: 'network-config', by: ['openstack'] }]);
  await runCli(['build', '--quiet'], { cwd: root });
  editSite(root, { 'templates/leaf/other.yaml': 'x' });
  expect((await runCli(['plan', '--quiet'], { cwd: root })).code).toBe(0);
});

test('the level that says it last decides, and explain shows them all', async () => {
  const { 'devices/site.yaml': settings = '', ...files } = site('');
  const root = await built({
    ...files,
    'devices/site.yaml': `${settings}network_config: { template: site.yaml }\n`,
    'templates/leaf/type.yaml': 'network_config: { template: net.yaml }\n',
    'templates/leaf/site.yaml': net('192.0.2.9'),
    'devices/two.yaml':
      'id: two\ntype: leaf\nnetwork_config: v1\ninterfaces: [{ name: eth0, dhcp4: true }]\n',
    'devices/three.yaml': 'id: three\ntype: twig\n',
    'templates/twig/type.yaml': 'extends: leaf\nnetwork_config: { template: site.yaml }\n',
    'templates/twig/site.yaml': net('192.0.2.7'),
  });
  const shown = async (id: string) => (await runCli(['show', id, 'network-config'], { cwd: root })).stdout;
  expect(await shown('one')).toBe(net('192.0.2.5').replace('{{ device.id }}', 'one'));
  expect(await shown('two')).toContain('version: 1');
  expect(await shown('three')).toBe(net('192.0.2.7').replace('{{ device.id }}', 'three'));
  const { stdout } = await runCli(['explain', 'one', 'network_config'], { cwd: root });
  expect(stdout).toMatch(/net\.yaml +templates\/leaf\/type\.yaml:1:29/);
  expect(stdout).toMatch(/overrides site\.yaml +devices\/site\.yaml:4:29/);
});
