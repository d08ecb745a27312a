import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cleanUp } from '../../../src/pipeline/build/clean-up.js';
import { writeDirectory } from '../../../src/sinks/directory.js';
import { currentGeneration, currentManifest } from '../../../src/sinks/generations.js';
import { fileMaker } from '../../../src/sinks/making/file-maker.js';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { pointCurrentAt } from '../../../src/sinks/publish.js';
import { openStore, openStoreWriter, type StoreContent } from '../../../src/sinks/store.js';
import { storedSeed } from '../../../src/sinks/stored-seed.js';
import { WrittenContents } from '../../../src/sinks/written-contents.js';
import { scratchFolder, scratchOnDisk } from '../../support/folders.js';
import { bareSeed, richSeed } from '../layouts/seeds.js';
import { publishRecords } from './publish-records.js';

scratchOnDisk();

/** A digest has 64 digits; what is named otherwise in the store is not ours. */
const [d1, d2, d3] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];

const content = (digest: string, text: string): StoreContent => ({
  seed: { ...bareSeed, id: 'x' as never, hostname: text },
  tree: [
    { path: 'a/b', content: text },
    { path: 'c', linkTo: 'a/b' },
  ],
  images: { volumes: [], files: [] },
  imageWriter: { name: 'embedded' } as const,
  record: { digest, type: 't', instance_id: 'i', hostname: 'h', uuid: 'u', management_ip: '192.0.2.1' },
});

type Folders = ReturnType<typeof outputFolders>;

async function addToStore(one: StoreContent, folders: Folders) {
  const writer = openStoreWriter(folders);
  const record = await writer.add(one);
  await writer.commit();
  return record;
}

async function publishOne(folders: Folders, digest: string): Promise<number> {
  const record = await addToStore(content(digest, digest), folders);
  return publishRecords({ x: record }, { folders });
}

test('a device is stored whole, and every name leads to it', async () => {
  const folders = outputFolders(scratchFolder());
  expect(await publishOne(folders, d1)).toBe(1);
  expect(currentManifest(folders)?.devices.x?.files).toBe(2);
  expect(openStore(folders).has('x', { digest: d1, images: [] })).toBe(true);
  expect(openStore(folders).has('x', { digest: d1, images: ['x.iso'] })).toBe(false);
  expect(openStore(folders).has('x', { digest: d2, images: [] })).toBe(false);
  for (const name of ['www/x', 'by-ip/192.0.2.1', 'by-uuid/u']) {
    expect(readFileSync(join(folders.current, name, 'c'), 'utf8')).toBe(d1);
  }
});

test('files of images/ stand beside the document root and are named as they are, a folder by one name', async () => {
  const folders = outputFolders(scratchFolder());
  const files = [
    { path: 'x.json', content: '{}' },
    { path: 'x.boot/a', content: 'a' },
    { path: 'x.boot/b', content: 'b' },
  ];
  const record = await addToStore({ ...content(d1, 'd1'), images: { volumes: [], files } }, folders);
  publishRecords({ x: record }, { folders });
  const images = join(folders.current, 'images');
  expect(readdirSync(images).sort()).toEqual(['x.boot', 'x.json']);
  expect(readFileSync(join(images, 'x.boot', 'b'), 'utf8')).toBe('b');
  expect(readlinkSync(join(images, 'x.boot'))).toBe(`../../../store/${d1}.boot`);
  expect(readdirSync(folders.store).sort()).toEqual([d1, `${d1}.boot`, `${d1}.json`]);
  expect(readdirSync(join(folders.store, d1)).sort()).toEqual(['a', 'c']);
});

test('the digest of the content is of paths and bytes: the same for the same, whatever the device is called', async () => {
  const folders = outputFolders(scratchFolder());
  const withImage = (digest: string, id: string, text: string): StoreContent => {
    const one = content(digest, 'text');
    const images = { volumes: [], files: [{ path: `${id}.json`, content: text }] };
    return { ...one, seed: { ...one.seed, id: id as never }, images };
  };
  const digests = new Map<string, string>();
  for (const [digest, id, text] of [
    [d1, 'x', '1'] as const,
    [d2, 'longer', '1'] as const,
    [d3, 'x', '2'] as const,
  ])
    digests.set(digest, (await addToStore(withImage(digest, id, text), folders)).content);
  expect(digests.get(d2)).toBe(digests.get(d1));
  expect(digests.get(d3)).not.toBe(digests.get(d1));
});

test('equal files of devices are one file, and nobody may write to it', async () => {
  const folders = outputFolders(scratchFolder());
  const writer = openStoreWriter(folders);
  for (const digest of [d1, d2]) await writer.add(content(digest, 'the same'));
  await writer.commit();
  const files = [join(d1, 'a/b'), join(d1, 'c'), join(d2, 'a/b'), join(d2, 'c')];
  const stats = files.map((file) => statSync(join(folders.store, file)));
  expect(new Set(stats.map(({ ino }) => ino)).size).toBe(1);
  expect((stats[0]?.mode ?? 0) & 0o777).toBe(0o440);
});

test('where a file has as many names as it can have, the next one is a new file', async () => {
  const folder = scratchFolder();
  const most = 3;
  const maker = fileMaker({
    link: (from, to) => {
      if (statSync(from).nlink >= most) throw Object.assign(new Error('too many links'), { code: 'EMLINK' });
      linkSync(from, to);
    },
  });
  const contents = new WrittenContents(maker);
  const files = Array.from({ length: 8 }, (_, index) => `f${index}`);
  const tree = [
    ...files.map((path) => ({ path, content: 'the same' })),
    { path: 'large', content: 'x'.repeat(20_000) },
    ...files.map((path) => ({ path: `${path}.large`, linkTo: 'large' })),
  ];
  const digests = writeDirectory(tree, { root: join(folder, 'new'), contents });
  expect(new Set(digests.slice(0, files.length)).size).toBe(1);
  for (const { path } of tree) {
    const { nlink, size } = statSync(join(folder, 'new', path));
    expect(nlink).toBeLessThanOrEqual(most);
    expect(size).toBe(path.includes('large') ? 20_000 : 8);
  }
  const inodes = new Set(files.map((path) => statSync(join(folder, 'new', path)).ino));
  expect(inodes.size).toBe(3);
});

test('what SMBIOS says is a way for servers in open sites alone', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, d1);
  expect(existsSync(join(folders.current, 'smbios-uuid'))).toBe(false);
  const record = await addToStore(content(d1, d1), folders);
  publishRecords({ x: { ...record, serial: 'SN 1' } }, { folders, access: 'open' });
  for (const name of ['smbios-uuid/u', 'smbios-serial/SN 1'])
    expect(readFileSync(join(folders.current, name, 'c'), 'utf8')).toBe(d1);
});

test('what is stored already is replaced', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, d1);
  await addToStore(content(d1, 'again'), folders);
  expect(readFileSync(join(folders.store, d1, 'c'), 'utf8')).toBe('again');
  expect(readdirSync(folders.out).sort()).toEqual(['current', 'generations', 'seeds', 'store']);
});

test('devices of a build that is given up leave nothing', async () => {
  const folders = outputFolders(scratchFolder());
  const writer = openStoreWriter(folders);
  await writer.add(content(d1, 'd1'));
  await writer.discard();
  expect(readdirSync(folders.out)).toEqual([]);
});

test('the manifest is JSON, and has a line for each device and each input', async () => {
  const folders = outputFolders(scratchFolder());
  const record = await addToStore(content(d1, 'd1'), folders);
  const files = ['devices/x.yaml', 'templates/t/type.yaml'].map((path) => ({
    path,
    size: 1,
    sha256: 'f'.repeat(64),
  }));
  const secret = { path: 'secrets/token', digest: 'e'.repeat(64) };
  const other = { ...record, uuid: 'v', management_ip: '192.0.2.2' };
  const inputs = { digest: d2, files, secret };
  publishRecords({ x: record, y: other }, { folders, inputs });
  const text = readFileSync(join(folders.current, 'manifest.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 2, inputs, devices: { x: record, y: other } });
  expect(text.split('\n').filter((line) => line.includes(d1))).toHaveLength(2);
  expect(text.split('\n').filter((line) => line.startsWith('{"path"'))).toHaveLength(2);
});

test('the seed lies outside of what is published, as well guarded as that, and comes back as it was', async () => {
  const folders = outputFolders(scratchFolder());
  const record = await addToStore({ ...content(d1, 'd1'), seed: richSeed }, folders);
  publishRecords({ x: record }, { folders });
  expect(storedSeed(d1, folders)).toEqual(richSeed);
  const seed = join(folders.seeds, `${d1}.json`);
  expect(statSync(seed).mode).toBe(statSync(join(folders.current, 'www', 'x', 'c')).mode);
  expect(statSync(folders.seeds).mode).toBe(statSync(folders.store).mode);
  expect(readlinkSync(join(folders.current, 'www', 'x'))).toBe(`../../../store/${d1}`);
  expect(readdirSync(folders.store)).toEqual([d1]);
});

test('the type Seed as it is stored: where a key comes, goes or means something else, `format` goes up by one', async () => {
  const folders = outputFolders(scratchFolder());
  await addToStore({ ...content(d1, 'd1'), seed: richSeed }, folders);
  const stored = JSON.parse(readFileSync(join(folders.seeds, `${d1}.json`), 'utf8'));
  expect({ format: stored.format, keys: Object.keys(stored.seed).sort().join(' ') }).toEqual({
    format: 5,
    keys:
      'files fqdn guest gzipUserData hostname id included instanceId instanceUuid interfaces managementIp metaData ' +
      'namespace networkConfig os publicKeys type userData userDataFormat uuid vendorData versions',
  });
});

test.each(['', '{', '[]', 'null', '{"format":3}', '{"format":0,"seed":{}}'])(
  'a seed that was damaged or is of another format is none: %j',
  async (text) => {
    const folders = outputFolders(scratchFolder());
    await publishOne(folders, d1);
    writeFileSync(join(folders.seeds, `${d1}.json`), text);
    expect(storedSeed(d1, folders)).toBeUndefined();
    expect(storedSeed(d2, folders)).toBeUndefined();
  },
);

test('publishing and going back change one link, and the newest generations stay', async () => {
  const folders = outputFolders(scratchFolder());
  for (const digest of [d1, d2, d3]) await publishOne(folders, digest);
  pointCurrentAt(1, folders);
  expect(readlinkSync(folders.current)).toBe('generations/1');
  cleanUp(folders, { keep: 2, isSwept: false });
  expect(readdirSync(folders.generations).sort()).toEqual(['.published', '.spare', '1', '3']);
  expect(readdirSync(folders.store).sort()).toEqual([d1, d3]);
  expect(currentManifest(folders)?.devices.x?.digest).toBe(d1);
  cleanUp(folders, { keep: 1, isSwept: false });
  expect(readdirSync(folders.generations).sort()).toEqual(['.published', '1']);
  expect(readdirSync(folders.store)).toEqual([d1]);
  expect(readdirSync(folders.seeds)).toEqual([`${d1}.json`]);
});

test('what a build that died left behind is removed, and nothing else', async () => {
  const folders = outputFolders(scratchFolder());
  await publishOne(folders, d1);
  for (const parent of [folders.out, folders.generations]) {
    mkdirSync(join(parent, '.new-1-0123456789ab-1', 'half'), { recursive: true });
  }
  mkdirSync(join(folders.store, 'photos'));
  cleanUp(folders, { keep: 2, isSwept: false });
  expect(readdirSync(folders.store).sort()).toEqual([d1, 'photos']);
  expect(readdirSync(folders.out).sort()).toEqual(['current', 'generations', 'seeds', 'store']);
  expect(currentGeneration(folders)).toBe(1);
});

test.each(['../x', 'a//b', '/a', 'a/./b', 'a/..', ''])(
  'a path that leaves its folder is a fault: %j',
  async (path) => {
    const folders = outputFolders(scratchFolder());
    const wrong = { ...content(d1, ''), tree: [{ path, content: 'x' }] };
    await expect(addToStore(wrong, folders)).rejects.toThrow('not a path inside the output');
  },
);

test('what was in the store stays beside a new device, and a new store is its devices alone', async () => {
  const folders = outputFolders(scratchFolder());
  await addToStore(content(d1, 'd1'), folders);
  expect(readdirSync(folders.out).sort()).toEqual(['seeds', 'store']);
  await addToStore(content(d2, 'd2'), folders);
  expect(readdirSync(folders.store).sort()).toEqual([d1, d2]);
  expect(readdirSync(folders.seeds).sort()).toEqual([`${d1}.json`, `${d2}.json`]);
  expect(readFileSync(join(folders.store, d1, 'c'), 'utf8')).toBe('d1');
});
