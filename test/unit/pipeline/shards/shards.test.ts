import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseShard, shardIndexOf } from '../../../../src/domain/shard.js';
import { runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';
import { editSite, writeSite } from '../../../support/sites.js';
import { treeDigest } from '../../../support/tree-digest.js';

const count = 12;

const device = (n: number, more = ''): string =>
  `id: vm-${n}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n` +
  `interfaces: [{ name: eth0, mac: "52:54:00:00:01:${String(n).padStart(2, '0')}", addresses: [192.0.2.${n}/24] }]\n${more}`;

const files: Readonly<Record<string, string>> = {
  'devices/site.yaml':
    'namespace: lab\nlayouts: [namespace, nocloud]\nimages: [nocloud]\nserver: { address: 192.0.2.250 }\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script, leaf.config]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
  // Empty for some, so that there is a warning that names devices.
  'templates/leaf/leaf.config':
    '#cloud-config\n{% if not device.vars.old %}package_update: true\n{% endif %}',
  ...Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `devices/vm-${n + 1}.yaml`,
      device(n + 1, `vars: { old: ${n % 3 === 0} }\n`),
    ]),
  ),
};

const seedpress = (root: string, ...argv: readonly string[]) => runCli(argv, { cwd: root });

async function shardAll(root: string, shards = 4): Promise<void> {
  for (let index = 1; index <= shards; index += 1)
    expect(await seedpress(root, 'build', '--shard', `${index}/${shards}`)).toMatchObject({ code: 0 });
}

/** All that is published, state included, and the store. The mark holds nothing but its time. */
const digests = (root: string): readonly string[] =>
  ['out/current/', 'out/store', 'out/seeds'].map((path) => treeDigest(join(root, path)));

const warningsOf = (stderr: string): readonly string[] => stderr.split(/^seedpress:/m).slice(0, 1);

const stored = (root: string): number => readdirSync(join(root, 'out/store')).length;

test('four shards and a merge give the bytes of one build', async () => {
  const [one, four] = [writeSite(files), writeSite(files)];
  const single = await seedpress(one, 'build');
  await shardAll(four);
  expect(existsSync(join(four, 'out/current'))).toBe(false);
  const merged = await seedpress(four, 'merge');
  expect(merged).toMatchObject({ code: 0, stdout: '' });
  // The same warnings, devices and all.
  expect(single.stderr).toContain('part-empty');
  expect(warningsOf(merged.stderr)).toEqual(warningsOf(single.stderr));
  expect(digests(four)).toEqual(digests(one));
  expect(existsSync(join(four, 'out/shards'))).toBe(false);
  // Nothing is left to do, and an edit goes on from there as usual.
  expect((await seedpress(four, 'build')).stderr).toContain('nothing changed');
  for (const root of [one, four])
    editSite(root, { 'devices/vm-3.yaml': device(3, 'generation: 2\nvars: { old: false }\n') });
  const edits = [await seedpress(one, 'build', '--json'), await seedpress(four, 'build', '--json')];
  expect(JSON.parse(edits[1]?.stdout ?? '')).toMatchObject({ written: 1, changes: { changed: ['vm-3'] } });
  expect(digests(four)).toEqual(digests(one));
});

test('shards of other folders are merged, a copy of another machine among them', async () => {
  const [one, four, shards] = [writeSite(files), writeSite(files), scratchFolder()];
  await seedpress(one, 'build');
  await shardAll(one, 2);
  for (const name of ['1-of-2', '2-of-2'])
    cpSync(join(one, 'out/shards', name), join(shards, name), { recursive: true, verbatimSymlinks: true });
  // What is published is not built again, so these hold nothing of their own.
  const hollow = await seedpress(four, 'merge', join(shards, '1-of-2'), join(shards, '2-of-2'));
  expect(hollow.code).toBe(1);
  expect(hollow.stderr).toMatch(
    /[1-9] of the [1-9] devices of shard 1\/2 are missing in .*; build this shard again/,
  );
  rmSync(join(one, 'out'), { recursive: true });
  await shardAll(one, 2);
  const merged = await seedpress(
    four,
    'merge',
    join(one, 'out/shards/1-of-2'),
    join(one, 'out/shards/2-of-2'),
  );
  expect(merged.code).toBe(0);
  expect((await seedpress(one, 'build')).code).toBe(0);
  expect(digests(four)).toEqual(digests(one));
});

test.runIf(existsSync('/dev/shm'))('shards on another file system are copied', async () => {
  const [one, four] = [writeSite(files), writeSite(files)];
  const far = `/dev/shm/seedpress-shards-${process.pid}`;
  try {
    if (statSync('/dev/shm').dev === statSync(four).dev) return;
    mkdirSync(far);
    await seedpress(one, 'build');
    for (const index of [1, 2]) await seedpress(four, 'build', '--shard', `${index}/2`, '--out', far);
    expect(
      (await seedpress(four, 'merge', join(far, 'shards/1-of-2'), join(far, 'shards/2-of-2'))).code,
    ).toBe(0);
    expect(digests(four)).toEqual(digests(one));
  } finally {
    rmSync(far, { recursive: true, force: true });
  }
});

test('shards go on from what is published, and from their own earlier build', async () => {
  const root = writeSite({ ...files, 'templates/leaf/leaf.config': '#cloud-config\npackage_update: true\n' });
  await seedpress(root, 'build');
  editSite(root, { 'devices/vm-7.yaml': device(7, 'generation: 2\n') });
  const shard = `${shardIndexOf('vm-7', { count: 2 })}/2`;
  const build = async () =>
    JSON.parse((await seedpress(root, 'build', '--shard', shard, '--json')).stdout) as object;
  expect(await build()).toMatchObject({ outcome: 'built', written: 1 });
  expect(await build()).toMatchObject({ outcome: 'built', written: 0 });
  await shardAll(root, 2);
  const merged = await seedpress(root, 'merge', '--json', '--purge');
  expect(JSON.parse(merged.stdout)).toMatchObject({ outcome: 'published', written: 1, devices: count });
  expect(stored(root)).toBe(2 * count);
});

test('what is no whole set of shards of these inputs is refused, and nothing changes', async () => {
  const root = writeSite(files);
  const merge = async (...argv: readonly string[]): Promise<string> => {
    const { code, stderr } = await seedpress(root, 'merge', ...argv);
    expect(code).toBe(1);
    expect(existsSync(join(root, 'out/current'))).toBe(false);
    return stderr;
  };
  expect(await merge()).toBe(
    'seedpress: there are no shards here; build them first, like seedpress build --shard 1/4\n',
  );
  await shardAll(root);
  const [one, two] = ['out/shards/1-of-4', 'out/shards/2-of-4'].map((path) => join(root, path)) as [
    string,
    string,
  ];
  expect(await merge(one, two)).toBe('seedpress: shards 3/4 and 4/4 are missing; build them with --shard\n');
  expect(await merge(one, one, two)).toContain(`shard 1/4 is given twice: ${one} and ${one}`);
  expect(await merge(root)).toContain('is not a finished shard');
  await seedpress(root, 'build', '--shard', '1/2');
  expect(await merge()).toContain('is one of 2 shards and');
  rmSync(join(root, 'out/shards/1-of-2'), { recursive: true });
  // Another version.
  const state = join(one, 'shard.json');
  const text = readFileSync(state, 'utf8');
  rmSync(state);
  writeFileSync(state, text.replace('"version":"0.0.0-test"', '"version":"0.0.9"'));
  expect(await merge()).toBe(
    `seedpress: shard 1/4 in ${one} was built by seedpress 0.0.9, and this is 0.0.0-test; build this shard again\n`,
  );
  writeFileSync(state, text);
  // Other inputs.
  editSite(root, { 'devices/vm-9.yaml': device(9, 'generation: 2\nvars: { old: false }\n') });
  expect(await merge()).toContain(
    `shard 1/4 in ${one} was built from another devices/vm-9.yaml; build this shard again`,
  );
  editSite(root, { 'devices/vm-9.yaml': files['devices/vm-9.yaml'] });
  // Somebody cleaned up.
  const [entry = ''] = readdirSync(join(one, 'store'));
  renameSync(join(one, 'store', entry), join(root, 'kept'));
  expect(await merge()).toMatch(/1 of the [0-9]+ devices of shard 1\/4 are missing/);
  renameSync(join(root, 'kept'), join(one, 'store', entry));
  expect((await seedpress(root, 'merge')).code).toBe(0);
});

test('the ledgers of shards are looked at once more: two devices of one MAC are refused in the words of a build', async () => {
  const root = writeSite(files);
  await shardAll(root, 2);
  // As if the shards had been built before the inputs were checked: their ledgers and the inputs say the same, and are wrong.
  const twin = device(2).replace('52:54:00:00:01:02', '52:54:00:00:01:01');
  editSite(root, { 'devices/vm-2.yaml': twin });
  const { stderr: expected } = await seedpress(root, 'build');
  expect(expected).toContain('devices/vm-1.yaml');
  const { createHash } = await import('node:crypto');
  const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
  for (const shard of ['1-of-2', '2-of-2']) {
    const state = join(root, 'out/shards', shard, 'shard.json');
    const ledger = join(root, 'out/shards', shard, 'devices');
    const [said, lines] = [state, ledger].map((path) => readFileSync(path, 'utf8')) as [string, string];
    const found = JSON.parse(said) as {
      version: string;
      inputs: { digest: string; files: { path: string; size: number; sha256: string }[] };
    };
    const records = found.inputs.files.map((file) =>
      file.path === 'devices/vm-2.yaml' ? { path: file.path, size: twin.length, sha256: sha256(twin) } : file,
    );
    const digest = sha256(JSON.stringify([found.version, '', records]));
    for (const path of [state, ledger]) rmSync(path);
    writeFileSync(state, JSON.stringify({ ...found, inputs: { digest, files: records } }));
    writeFileSync(ledger, lines.replace('m:52:54:00:00:01:02', 'm:52:54:00:00:01:01'));
  }
  const { code, stderr } = await seedpress(root, 'merge');
  expect(code).toBe(1);
  expect(warningsOf(stderr)).toEqual(warningsOf(expected));
  expect(existsSync(join(root, 'out/current'))).toBe(false);
});

test('a refused shard leaves nothing, and options that do not fit are named', async () => {
  const root = writeSite({ ...files, 'devices/vm-1.yaml': device(1).replace('eth0', 'eth0/x') });
  expect((await seedpress(root, 'build', '--shard', '1/4')).code).toBe(1);
  expect(existsSync(join(root, 'out'))).toBe(false);
  for (const [argv, message] of [
    [['--shard', '5/4'], '--shard "5/4" is not one of several parts; expected I/N, like 2/4'],
    [['--shard', '1/2', '--only', 'a*'], '--shard and --only do not go together'],
    [['--shard', '1/2', '--sign', 'key'], '--shard and --sign do not go together'],
  ] as const)
    expect(await seedpress(root, 'build', ...argv)).toMatchObject({
      code: 2,
      stderr: `seedpress: ${message}\n`,
    });
});

test('a device belongs to one shard, whoever else is there, and shards are of one size', () => {
  expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
  for (const text of ['0/4', '5/4', '1', '1/0', 'a/b', '1/2/3']) expect(parseShard(text)).toBeUndefined();
  const sizes = [0, 0, 0, 0];
  for (let n = 0; n < 10_000; n += 1) {
    const index = shardIndexOf(`vm-${n}`, { count: 4 }) - 1;
    sizes[index] = (sizes[index] ?? 0) + 1;
  }
  for (const size of sizes) expect(Math.abs(size - 2500)).toBeLessThan(200);
});
