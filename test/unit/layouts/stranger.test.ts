import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Layout } from '../../../src/domain/layout.js';
import { encodeJsonLine } from '../../../src/encode/json.js';
import { userDataOf, vendorDataOf } from '../../../src/layouts/user-data.js';
import { openLoopback } from '../../../src/server/folder-of.js';
import { startServer } from '../../../src/server/server.js';
import type { runCli } from '../../support/cli.js';
import { editSite, type SiteFiles, writeSite } from '../../support/sites.js';

// All that a new layout is: this record in a file of its own, and the line that `beforeAll` stands for.
const stranger: Layout = {
  files: (seed) => [
    { path: 'stranger/index.html', content: 'facts.json\nuser\nvendor\n' },
    { path: 'stranger/facts.json', content: encodeJsonLine({ id: seed.instanceId, keys: seed.publicKeys }) },
    { path: 'stranger/user', content: userDataOf(seed) },
    { path: 'stranger/vendor', content: vendorDataOf(seed) },
  ],
  tops: ['stranger'],
  client: {
    carries: ['vendor-data'],
    ownKeys: { 'stranger-facts': 'vars' },
    keeps: () => true,
    networkProblems: (interfaces) =>
      interfaces.map(({ name }) => ({
        interface: name,
        severity: 'error',
        found: `${name} is a network`,
        expected: 'none: strangers come alone',
      })),
    needs: ['port-80'],
    smbios: { serial: (url) => `stranger=${url}` },
    budget: { name: 'strangers', bytes: 100, unit: 'raw', isUsual: true },
  },
};

// A program of its own: what one makes of its layouts it makes once.
let program: typeof runCli;
beforeAll(async () => {
  vi.resetModules();
  const { layouts } = await import('../../../src/layouts/index.js');
  Object.assign(layouts, { stranger });
  program = (await import('../../support/cli.js')).runCli;
});
afterAll(() => {
  vi.resetModules();
});

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM';

const site = (greeting: string): SiteFiles => ({
  'devices/site.yaml': 'layouts: [stranger]\nimages: []\nserver: { address: 10.0.0.2, port: 8807 }\n',
  'devices/one.yaml': `id: one\ntype: leaf\nmanagement_ip: 127.0.0.11\npublic_keys: { me: "${key} ${greeting}" }\n`,
  'templates/leaf/type.yaml': 'user_data: [a.config]\nvendor_data: [b.config]\n',
  'templates/leaf/a.config': '#cloud-config\nlocale: C\n',
  'templates/leaf/b.config': `#cloud-config\nruncmd: [echo ${greeting}]\n`,
});

const seedpress = (root: string, ...argv: readonly string[]) => program(argv, { cwd: root });

async function built(files: SiteFiles = site('hello')): Promise<string> {
  const root = writeSite(files);
  expect((await seedpress(root, 'build', '--quiet')).code).toBe(0);
  return root;
}

describe('a layout that nobody has heard of', () => {
  test('is built and listed', async () => {
    const root = await built();
    const folder = join(root, 'out', 'current', 'www', 'one');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('stranger\n');
    expect(readFileSync(join(folder, 'stranger', 'facts.json'), 'utf8')).toContain('"id": "one"');
    expect((await seedpress(root, 'show', 'one')).stdout).toContain('facts.json');
    expect((await seedpress(root, 'build')).stderr).toContain('nothing changed');
  });

  test('is planned', async () => {
    const root = await built();
    editSite(root, site('goodbye'));
    const { stdout } = await seedpress(root, 'plan');
    expect(stdout).toContain('not applied (same instance-id): runcmd, public keys\n');
    expect(stdout).toContain('set generation: 2 at devices/one.yaml:1:1');
    expect(stdout).toContain('  --- stranger/vendor, part b.config\n');
    expect(stdout).toContain('Guests that use stranger cache their first seed');
  });

  test('is served', async () => {
    const root = await built();
    const server = await startServer({ root: join(root, 'out'), port: 0, folderOf: openLoopback });
    try {
      const answer = await fetch(`http://127.0.0.1:${server.port}/one/stranger/user`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('locale: C');
    } finally {
      await server.close();
    }
  });

  test('is known to site.yaml, to its schema and to the message about a name that is none', async () => {
    const root = writeSite({ ...site('x'), 'devices/site.yaml': 'layouts: [strangr]\n' });
    expect((await seedpress(root, 'check')).stdout).toMatch(/"strangr"; .*\bstranger\b/);
    const schema = JSON.parse((await seedpress(root, 'schema', 'site')).stdout) as object;
    expect(JSON.stringify(schema)).toContain('"config-drive","stranger"');
  });

  test('leads a machine to its URL, and port 80 of the server to ours', async () => {
    const root = await built();
    const attach = ['attach', 'one', '--for', 'qemu', '--by', 'url'];
    expect((await seedpress(root, ...attach)).stdout).toContain('serial=stranger=http://10.0.0.2:8807/');
    const rules = readFileSync(join(root, 'out', 'current', 'host', 'nftables.conf'), 'utf8');
    expect(rules).toContain('ip daddr 10.0.0.2 tcp dport 80');
  });

  test.each([
    ['a namespace of its name at the top', 'namespace: stranger', '1:12: error namespace: "stranger"'],
    [
      'a key that it fills in',
      'defaults: { meta_data: { stranger-facts: x } }',
      '1:26: error meta-data-key: "stranger-facts"',
    ],
    ['a budget of its name', 'user_data_format: mime\nbudget: strangers', 'error user-data-size: '],
    [
      'its own budget, with no word about it',
      'user_data_format: mime\nlayouts: [stranger]',
      'warning user-data-size: ',
    ],
    [
      'a network that it cannot hold',
      'layouts: [stranger]\ndefaults: { interfaces: [{ name: eth0, dhcp4: true }] }',
      'warning network-data: eth0 is a network, so clients of stranger get',
    ],
  ])('has a say in %s', async (_, settings, message) => {
    const root = writeSite({ ...site('x'), 'devices/site.yaml': `${settings}\n` });
    const { stdout, code } = await seedpress(root, 'check');
    expect(stdout).toContain(message);
    expect(code).toBe(message.includes('error') ? 1 : 0);
  });
});
