import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, writeSite } from '../../../support/sites.js';

const device = (n: number, more = ''): string =>
  `id: vm-${n}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n` +
  `interfaces: [{ name: eth0, mac: "52:54:00:00:00:0${n}", addresses: [192.0.2.${n}/24] }]\n${more}`;

const files = {
  'devices/site.yaml':
    'namespace: lab\nlayouts: [namespace, nocloud]\nimages: [nocloud]\nserver: { address: 192.0.2.250 }\n',
  'devices/vm-1.yaml': device(1),
  'devices/vm-2.yaml': device(2),
  'devices/vm-3.yaml': device(3),
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
};

const build = async (root: string, ...options: readonly string[]) => {
  const { code, stdout, stderr } = await runCli(['build', '--json', ...options], { cwd: root });
  return { code, stderr, shown: JSON.parse(stdout) as Record<string, unknown> };
};

async function built(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = writeSite({ ...files, ...more });
  expect((await build(root)).code).toBe(0);
  return root;
}

const text = (root: string, path: string): string => readFileSync(join(root, 'out', path), 'utf8');
const shownIn = (root: string, id: string): string => text(root, `current/www/${id}/user-data`);

test('an edit renders one device, and the files of the host tell of it', async () => {
  const root = await built();
  editSite(root, { 'devices/vm-2.yaml': device(2).replaceAll('192.0.2.2', '192.0.2.22') });
  const { shown } = await build(root);
  expect(shown).toMatchObject({ outcome: 'published', written: 1, devices: 3, images: 3 });
  expect(shown.changes).toEqual({ added: [], changed: ['vm-2'], removed: [] });
  expect(text(root, 'current/host/dnsmasq/hosts')).toContain('192.0.2.22 vm-2');
  expect(text(root, 'current/host/dnsmasq/hosts')).toContain('192.0.2.3 vm-3');
  expect(existsSync(join(root, 'out/current/by-ip/192.0.2.2'))).toBe(false);
});

test('two devices that swap their addresses', async () => {
  const root = await built();
  const [one, two] = [device(1), device(2)].map((yaml) =>
    yaml.replaceAll(/192\.0\.2\.[12]\b/g, (address) => (address.endsWith('1') ? '192.0.2.2' : '192.0.2.1')),
  );
  for (const generation of [2, 3]) {
    editSite(root, { 'devices/vm-3.yaml': device(3, `generation: ${generation}\n`) });
    await build(root);
  }
  editSite(root, { 'devices/vm-1.yaml': one, 'devices/vm-2.yaml': two });
  expect((await build(root)).code).toBe(0);
  const out = join(root, 'out/current');
  expect(realpathSync(join(out, 'by-ip/192.0.2.2'))).toBe(realpathSync(join(out, 'www/vm-1')));
  expect(realpathSync(join(out, 'by-ip/192.0.2.1'))).toBe(realpathSync(join(out, 'www/vm-2')));
});

test.each([
  [
    'an address',
    { 'devices/vm-2.yaml': device(2).replaceAll('192.0.2.2', '192.0.2.3') },
    'duplicate-management-address',
  ],
  ['a MAC', { 'devices/vm-2.yaml': device(2).replace('00:02', '00:03') }, 'duplicate-mac'],
  ['an id', { 'devices/more.yaml': device(4).replace('vm-4', 'vm-1') }, 'duplicate-id'],
  ['a host name', { 'devices/vm-2.yaml': device(2, 'hostname: vm-3\n') }, 'duplicate-hostname'],
])(
  '%s that another device has is refused as if all had been built, and nothing stays',
  async (_, edit, code) => {
    const root = await built();
    const before = readdirSync(join(root, 'out'), { recursive: true }).sort();
    editSite(root, edit);
    const { code: exit, shown } = await build(root);
    expect(exit).toBe(1);
    expect(JSON.stringify(shown.diagnostics)).toContain(code);
    expect(readdirSync(join(root, 'out'), { recursive: true }).sort()).toEqual(before);
  },
);

test('a warning is said again by a build with nothing to do, counts with --strict, and goes with its reason', async () => {
  const warned = { 'devices/vm-1.yaml': device(1, 'vars: { n: 007 }\n') };
  const root = await built(warned);
  const codes = (shown: Record<string, unknown>) =>
    (shown.diagnostics as readonly { code: string }[]).map(({ code }) => code);
  const again = await build(root);
  expect(again.shown.outcome).toBe('unchanged');
  expect(codes(again.shown).length).toBe(1);
  const strict = await build(root, '--strict');
  expect(strict.code).toBe(1);
  expect(codes(strict.shown)).toEqual(codes(again.shown));
  editSite(root, { 'devices/vm-2.yaml': device(2, 'generation: 2\n') });
  expect(codes((await build(root)).shown)).toEqual(codes(again.shown));
  editSite(root, { 'devices/vm-1.yaml': device(1) });
  expect(codes((await build(root)).shown)).toEqual([]);
  expect((await build(root, '--strict')).code).toBe(0);
});

test('a new warning of one device is said beside those of others', async () => {
  const root = await built({ 'devices/vm-1.yaml': device(1, 'vars: { n: 007 }\n') });
  editSite(root, { 'devices/vm-2.yaml': device(2, 'vars: { n: 008 }\n') });
  const { shown } = await build(root);
  expect(shown).toMatchObject({ outcome: 'published', written: 1 });
  expect((shown.diagnostics as readonly unknown[]).length).toBe(2);
});

test.each([
  ['a name', 'current/by-ip/192.0.2.2'],
  ['a device in the store', ''],
  ['an image in the store', '.iso'],
  ['the ledger', 'current/state/devices'],
  ['the inputs', 'current/state/inputs'],
  ['all of the state', 'current/state'],
])(
  '%s that somebody removed is made again, where nothing else changed and where another device did',
  async (_, path) => {
    for (const edit of [{}, { 'devices/vm-3.yaml': device(3, 'generation: 2\n') }]) {
      const root = await built();
      const stored = realpathSync(join(root, 'out/current/www/vm-2'));
      const target = path.includes('/') ? join(root, 'out', path) : `${stored}${path}`;
      rmSync(target, { recursive: true });
      editSite(root, edit);
      expect((await build(root)).code).toBe(0);
      expect(shownIn(root, 'vm-2')).toContain('echo vm-2');
      expect(text(root, 'current/by-ip/192.0.2.2/user-data')).toBe(shownIn(root, 'vm-2'));
      expect(existsSync(realpathSync(join(root, 'out/current/images/vm-2.iso')))).toBe(true);
      expect((await build(root)).shown.outcome).toBe('unchanged');
    }
  },
);

test('a ledger that was cut off counts for nothing', async () => {
  const root = await built();
  const ledger = join(root, 'out/current/state/devices');
  const bytes = readFileSync(ledger);
  unlinkSync(ledger);
  writeFileSync(ledger, bytes.subarray(0, bytes.length - 40));
  editSite(root, { 'devices/vm-1.yaml': device(1, 'generation: 2\n') });
  const { shown } = await build(root);
  expect(shown).toMatchObject({ outcome: 'published', devices: 3 });
});

test('--only leaves the others as they are published, and the next build makes up for it', async () => {
  const root = await built();
  editSite(root, {
    'templates/leaf/leaf.script': '#!/bin/sh\necho new {{ device.id }}\n',
    'devices/vm-3.yaml': device(3, 'generation: 2\n'),
  });
  const { shown } = await build(root, '--only', 'vm-1');
  expect(shown).toMatchObject({ outcome: 'published', devices: 3, written: 1 });
  expect([1, 2, 3].map((n) => shownIn(root, `vm-${n}`).includes('new'))).toEqual([true, false, false]);
  expect((await build(root, '--only', 'vm-1')).shown.outcome).toBe('unchanged');
  expect((await build(root)).shown).toMatchObject({ outcome: 'published', written: 2 });
  expect([1, 2, 3].map((n) => shownIn(root, `vm-${n}`).includes('new'))).toEqual([true, true, true]);
});

test('--only of some devices of a file', async () => {
  const both = (generation: number) =>
    `devices:\n${[4, 5].map((n) => `  - { id: vm-${n}, type: leaf, generation: ${generation} }\n`).join('')}`;
  const root = await built({ 'devices/both.yaml': both(1) });
  editSite(root, { 'devices/both.yaml': both(2) });
  expect((await build(root, '--only', 'vm-4')).shown).toMatchObject({ written: 1 });
  expect((await build(root)).shown.changes).toEqual({ added: [], changed: ['vm-5'], removed: [] });
});

test('going back leads to what was published before, also after going back once', async () => {
  const root = await built();
  const edit = async (generation: number): Promise<void> => {
    editSite(root, { 'devices/vm-1.yaml': device(1, `generation: ${generation}\n`) });
    expect((await build(root)).code).toBe(0);
  };
  await edit(2);
  await runCli(['rollback', '--quiet'], { cwd: root });
  expect(readlinkSync(join(root, 'out/current'))).toBe('generations/1');
  await edit(3);
  expect(
    readdirSync(join(root, 'out/generations'))
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['1', '3']);
  await runCli(['rollback', '--quiet'], { cwd: root });
  expect(readlinkSync(join(root, 'out/current'))).toBe('generations/1');
  await edit(1);
  expect((await build(root)).shown.outcome).toBe('unchanged');
});

test('--purge leaves nothing of what was removed', async () => {
  const root = await built({ 'devices/vm-4.yaml': device(4) });
  for (const generation of [2, 3, 4]) {
    editSite(root, { 'devices/vm-1.yaml': device(1, `generation: ${generation}\n`) });
    await build(root);
  }
  editSite(root, { 'devices/vm-4.yaml': undefined });
  await build(root);
  const names = () => readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' }).join();
  expect(names()).toContain('vm-4');
  expect((await build(root, '--purge')).code).toBe(0);
  expect(names()).not.toContain('vm-4');
  expect(readdirSync(join(root, 'out/generations')).sort()).toEqual(['.published', '5']);
  expect(readdirSync(join(root, 'out/seeds'))).toHaveLength(3);
});

test('another secret gives all devices other names, and the old ones lead nowhere', async () => {
  const site = `${files['devices/site.yaml']}access: token\ntoken_secret: token.key\n`;
  const root = await built({ 'devices/site.yaml': site, 'token.key': `${'a'.repeat(64)}\n` });
  const tokens = () => readdirSync(join(root, 'out/current/s')).sort();
  const before = tokens();
  for (const generation of [2, 3]) {
    editSite(root, { 'devices/vm-1.yaml': device(1, `generation: ${generation}\n`) });
    await build(root);
  }
  expect(tokens()).toEqual(before);
  writeFileSync(join(root, 'token.key'), `${'b'.repeat(64)}\n`);
  expect((await build(root)).shown.outcome).toBe('published');
  expect(tokens()).toHaveLength(3);
  expect(tokens().filter((token) => before.includes(token))).toEqual([]);
});

test('what stands in out/ and is not ours stays', async () => {
  const root = await built();
  writeFileSync(join(root, 'out/store/photo.jpg'), 'x');
  rmSync(join(root, 'out/current/by-ip/192.0.2.2'));
  editSite(root, { 'devices/vm-1.yaml': device(1, 'generation: 2\n') });
  await build(root, '--purge');
  expect(text(root, 'store/photo.jpg')).toBe('x');
});

test('what a build put into the store and never published goes, and nothing else is done for it', async () => {
  const root = await built();
  const stored = readdirSync(join(root, 'out/store')).sort();
  const [strange] = stored.map((name) => name.replace(/^[0-9a-f]{8}/, '00000000'));
  writeFileSync(join(root, 'out/store', strange ?? ''), 'x');
  writeFileSync(join(root, 'out/.building'), '');
  expect((await build(root)).shown.outcome).toBe('unchanged');
  expect(readdirSync(join(root, 'out/store')).sort()).toEqual(stored);
  expect(readdirSync(join(root, 'out')).sort()).toEqual([
    '.seedpress',
    'current',
    'generations',
    'seeds',
    'store',
  ]);
  expect(readlinkSync(join(root, 'out/current'))).toBe('generations/1');
});
