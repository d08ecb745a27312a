import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../src/domain/manifest.js';
import { cleanUp } from '../../../src/pipeline/build/clean-up.js';
import { currentGeneration, currentManifest } from '../../../src/sinks/generations.js';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { pointCurrentAt, publish } from '../../../src/sinks/publish.js';
import { addToStore, storedRecord } from '../../../src/sinks/store.js';
import { storedSeed } from '../../../src/sinks/stored-seed.js';
import { scratchFolder } from '../../support/folders.js';
import { bareSeed, richSeed } from '../layouts/seeds.js';

const content = (digest: string, text: string) => ({
  seed: { ...bareSeed, hostname: text },
  tree: [
    { path: 'a/b', content: text },
    { path: 'c', linkTo: 'a/b' },
  ],
  images: { volumes: [], files: [] },
  imageWriter: { name: 'embedded' } as const,
  record: { digest, type: 't', instance_id: 'i', hostname: 'h', uuid: 'u', management_ip: '192.0.2.1' },
});

const manifestOf = (devices: Manifest['devices']): Manifest => ({
  format: 1,
  seedpress: '0',
  inputs: { digest: '', files: [] },
  site: { namespace: 'n', server: { address: 'a', port: 1 }, layouts: [], images: [], access: 'address' },
  devices,
});

async function publishOne(folders: ReturnType<typeof outputFolders>, digest: string): Promise<number> {
  const record = await addToStore(content(digest, digest), folders);
  return publish({ manifest: manifestOf({ x: record }), siteFiles: [], tokenOf: () => undefined }, folders);
}

test('a device is stored whole with its record, and every name leads to it', async () => {
  const folders = outputFolders(scratchFolder());
  expect(storedRecord('d1', folders)).toBeUndefined();
  expect(await publishOne(folders, 'd1')).toBe(1);
  expect(storedRecord('d1', folders)?.files.map(({ path }) => path)).toEqual(['www/a/b', 'www/c']);
  for (const name of ['www/x', 'by-ip/192.0.2.1', 'by-uuid/u']) {
    expect(readFileSync(join(folders.current, name, 'c'), 'utf8')).toBe('d1');
  }
});

test('files of images/ are named as they are, a folder by one name', async () => {
  const folders = outputFolders(scratchFolder());
  const files = [
    { path: 'x.json', content: '{}' },
    { path: 'x.boot/a', content: 'a' },
    { path: 'x.boot/b', content: 'b' },
  ];
  const record = await addToStore({ ...content('d1', 'd1'), images: { volumes: [], files } }, folders);
  publish({ manifest: manifestOf({ x: record }), siteFiles: [], tokenOf: () => undefined }, folders);
  const images = join(folders.current, 'images');
  expect(readdirSync(images).sort()).toEqual(['x.boot', 'x.json']);
  expect(readFileSync(join(images, 'x.boot', 'b'), 'utf8')).toBe('b');
  expect(readlinkSync(join(images, 'x.boot'))).toBe('../../../store/d1/images/x.boot');
});

test('what SMBIOS says is a way for servers in open sites alone', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, 'd1');
  expect(existsSync(join(folders.current, 'smbios-uuid'))).toBe(false);
  const record = await addToStore(content('d1', 'd1'), folders);
  const manifest = manifestOf({ x: { ...record, serial: 'SN 1' } });
  const open = { ...manifest, site: { ...manifest.site, access: 'open' as const } };
  publish({ manifest: open, siteFiles: [], tokenOf: () => undefined }, folders);
  for (const name of ['smbios-uuid/u', 'smbios-serial/SN 1'])
    expect(readFileSync(join(folders.current, name, 'c'), 'utf8')).toBe('d1');
});

test('a damaged record is built again in its place', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, 'd1');
  writeFileSync(join(folders.store, 'd1', 'record.json'), '{');
  expect(storedRecord('d1', folders)).toBeUndefined();
  await addToStore(content('d1', 'again'), folders);
  expect(readFileSync(join(folders.store, 'd1', 'www', 'c'), 'utf8')).toBe('again');
});

test('the seed lies beside what is published, as well guarded as that, and comes back as it was', async () => {
  const folders = outputFolders(scratchFolder());
  const record = await addToStore({ ...content('d1', 'd1'), seed: richSeed }, folders);
  publish({ manifest: manifestOf({ x: record }), siteFiles: [], tokenOf: () => undefined }, folders);
  expect(storedSeed('d1', folders)).toEqual(richSeed);
  const seed = join(folders.store, 'd1', 'seed.json');
  expect(statSync(seed).mode).toBe(statSync(join(folders.current, 'www', 'x', 'c')).mode);
  expect(readlinkSync(join(folders.current, 'www', 'x'))).toBe('../../../store/d1/www');
  expect(readdirSync(folders.current, { recursive: true, encoding: 'utf8' }).join()).not.toContain(
    'seed.json',
  );
  expect(JSON.stringify(record)).not.toContain('seed.json');
});

test('the type Seed as it is stored: where a key comes, goes or means something else, `format` goes up by one', async () => {
  const folders = outputFolders(scratchFolder());
  await addToStore({ ...content('d1', 'd1'), seed: richSeed }, folders);
  const stored = JSON.parse(readFileSync(join(folders.store, 'd1', 'seed.json'), 'utf8'));
  expect({ format: stored.format, keys: Object.keys(stored.seed).sort().join(' ') }).toEqual({
    format: 4,
    keys:
      'files fqdn guest gzipUserData hostname id included instanceId instanceUuid interfaces managementIp metaData ' +
      'namespace networkConfig os publicKeys type userData userDataFormat uuid vendorData versions',
  });
});

test.each(['', '{', '[]', 'null', '{"format":3}', '{"format":0,"seed":{}}'])(
  'a seed that was damaged or is of another format is none: %j',
  async (text) => {
    const folders = outputFolders(scratchFolder());
    await publishOne(folders, 'd1');
    writeFileSync(join(folders.store, 'd1', 'seed.json'), text);
    expect(storedSeed('d1', folders)).toBeUndefined();
    expect(storedSeed('d2', folders)).toBeUndefined();
  },
);

test('publishing and going back change one link, and the newest generations stay', async () => {
  const folders = outputFolders(scratchFolder());
  for (const digest of ['d1', 'd2', 'd3']) await publishOne(folders, digest);
  pointCurrentAt(1, folders);
  expect(readlinkSync(folders.current)).toBe('generations/1');
  cleanUp(folders, { keep: 2 });
  expect(readdirSync(folders.generations).sort()).toEqual(['1', '3']);
  expect(readdirSync(folders.store).sort()).toEqual(['d1', 'd3']);
  expect(currentManifest(folders)?.devices.x?.digest).toBe('d1');
  cleanUp(folders, { keep: 1 });
  expect(readdirSync(folders.store)).toEqual(['d1']);
});

test('what a build that died left behind is removed, and nothing else', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, 'd1');
  for (const parent of [folders.out, folders.generations, folders.store]) {
    mkdirSync(join(parent, '.new-1-abc', 'half'), { recursive: true });
  }
  cleanUp(folders, { keep: 2 });
  expect(existsSync(join(folders.store, '.new-1-abc'))).toBe(false);
  expect(readdirSync(folders.out).sort()).toEqual(['current', 'generations', 'store']);
  expect(currentGeneration(folders)).toBe(1);
});

test.each(['../x', 'a//b', '/a', 'a/./b', 'a/..', ''])(
  'a path that leaves its folder is a fault: %j',
  async (path) => {
    const folders = outputFolders(scratchFolder());
    const wrong = { ...content('d1', ''), tree: [{ path, content: 'x' }] };
    await expect(addToStore(wrong, folders)).rejects.toThrow('not a path inside the output');
  },
);
