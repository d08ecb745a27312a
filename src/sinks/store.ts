import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DeviceRecord, storedImage } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import type { ImageFormat } from '../domain/site.js';
import { type BesideSum, contentDigests, type DigestOfDevice } from './content-digests.js';
import { writeDirectory } from './directory.js';
import { type ImageWriter, writeImage } from './image.js';
import { deviceMaker } from './making/device-maker.js';
import { namesIn } from './names-in.js';
import type { OutputFolders } from './output-folders.js';
import { PackedRecords, type RecordsByDigest } from './packed-records.js';
import { doAll, orRemove, removeTree } from './remove-tree.js';
import { makeStaging } from './staging.js';
import { seedName, writeSeed } from './stored-seed.js';
import { type TreeShape, treeShapes } from './tree-shape.js';
import { WrittenContents } from './written-contents.js';

/** A seed image that is to be written: its name in images/, its volume label and its files. */
export interface ImageOrder {
  readonly fileName: string;
  readonly label: string;
  readonly format: ImageFormat;
  readonly files: readonly OutputFile[];
}

/** What a device has in images/: volumes that are still to be encoded, and files as they are. */
export interface DeviceImages {
  readonly volumes: readonly ImageOrder[];
  readonly files: readonly OutputFile[];
}

/** One device's whole content: its document root and its images, and what the manifest says of it. */
export interface StoreContent {
  /** What all of it is made of. */
  readonly seed: Seed;
  readonly tree: readonly OutputFile[];
  readonly images: DeviceImages;
  readonly imageWriter: ImageWriter;
  readonly record: Omit<DeviceRecord, 'content' | 'files' | 'images' | 'image_bytes'>;
}

/** Takes the devices of one build: they stand beside the store until all are there. */
export interface StoreWriter {
  add(content: StoreContent): Promise<DeviceRecord>;
  /** What was added, by its digest, until all have their names. */
  readonly added: RecordsByDigest;
  /** Gives all of them their names in the store. What is there already under such a name is replaced. */
  commit(): Promise<void>;
  /** Removes what was added and has no name yet. */
  discard(): Promise<void>;
}

/** `thread` is the path of the compiled src/write-thread.ts, which writes the devices of a large build; without it this thread does. */
export function openStoreWriter(
  folders: OutputFolders,
  { thread }: { thread?: string | undefined } = {},
): StoreWriter {
  const { out } = folders;
  const maker = deviceMaker({ module: thread });
  const known = { contents: new WrittenContents(maker), shapeOf: treeShapes(), digestOf: contentDigests() };
  const added = new PackedRecords();
  let staging: Staging | undefined;
  return {
    added,
    async add(content) {
      staging ??= makeStagingFor(out);
      const record = await writeDevice(content, { staging, ...known });
      added.set(record.digest, record);
      await maker.next();
      return record;
    },
    async commit() {
      if (staging === undefined) return;
      await maker.end();
      const { root } = staging;
      // In a new site each is one name. The store last, and in it document roots: what is there has all that belongs to it.
      const [seeds, store] = (['seeds', 'store'] as const).map((place) =>
        moveWhole(place, staging as Staging, folders) ? [] : namesIn(join(root, place)),
      ) as [readonly string[], readonly string[]];
      const move = (place: Place, name: string): void =>
        replace(join(root, place, name), join(folders[place], name), { old: join(root, 'old') });
      for (const name of seeds) move('seeds', name);
      for (const name of store.filter((each) => !added.has(each))) move('store', name);
      for (const name of store.filter((each) => added.has(each))) move('store', name);
      removeTree(root);
      staging = undefined;
      // The ledger has them.
      added.forget();
    },
    async discard() {
      if (staging === undefined) return;
      await maker.stop();
      removeTree(staging.root);
      staging = undefined;
    },
  };
}

/** Where devices stand until they have their names: the folders of out/ once more. */
type Staging = Pick<OutputFolders, 'store' | 'seeds'> & { readonly root: string };

function makeStagingFor(out: string): Staging {
  const root = makeStaging(out);
  const staging = { root, store: join(root, 'store'), seeds: join(root, 'seeds') };
  orRemove(root, () => {
    for (const folder of [staging.store, staging.seeds]) mkdirSync(folder);
  });
  return staging;
}

type Place = 'store' | 'seeds';

/** What is known of devices that were written. */
interface Known {
  readonly contents: WrittenContents;
  readonly shapeOf: (tree: readonly OutputFile[]) => TreeShape;
  readonly digestOf: DigestOfDevice;
}

async function writeDevice(
  { seed, tree, images, imageWriter: writer, record }: StoreContent,
  { staging: { store, seeds }, contents, shapeOf, digestOf }: Known & { staging: Staging },
): Promise<DeviceRecord> {
  const { digest } = record;
  const { id } = seed;
  const { maker } = contents;
  const sizes = new Map<string, number>();
  const ownName = (path: string): string => storedImage(path, { id, digest });
  const shape = shapeOf(tree);
  const sums = writeDirectory(tree, { root: `${store}/${digest}`, contents, shape });
  const besideSums: BesideSum[] = [];
  for (const { fileName, files: held, label, format } of images.volumes) {
    const name = ownName(fileName);
    const path = `${store}/${name}`;
    const { bytes, sha256 } = await writeImage(held, { path, label, format, writer, maker });
    besideSums.push([name.slice(digest.length), sha256]);
    sizes.set(fileName, bytes);
  }
  const beside = images.files.map((file) =>
    'linkTo' in file
      ? { path: ownName(file.path), linkTo: ownName(file.linkTo) }
      : { path: ownName(file.path), content: file.content },
  );
  writeDirectory(beside, { root: store, contents }).forEach((sum, index) => {
    besideSums.push([(beside[index] as OutputFile).path.slice(digest.length), sum]);
  });
  writeSeed(seed, { folder: seeds, digest, maker });
  const paths = [...images.volumes.map(({ fileName }) => fileName), ...images.files.map(({ path }) => path)];
  const names = [...new Set(paths.map((path) => path.split('/', 1)[0] as string))];
  return {
    ...record,
    // Two devices that hold the same have one digest of their content.
    content: digestOf(shape, sums, besideSums),
    files: tree.length,
    images: names,
    image_bytes: names.map((name) => sizes.get(name) ?? bytesBelow(name, images.files)),
  };
}

/** Of a file, or of all that lie in a folder. */
function bytesBelow(name: string, files: readonly OutputFile[]): number {
  const contents = new Map(files.flatMap((file) => ('content' in file ? [[file.path, file.content]] : [])));
  const bytes = files
    .filter(({ path }) => path === name || path.startsWith(`${name}/`))
    .map((file) => Buffer.byteLength(contents.get('linkTo' in file ? file.linkTo : file.path) ?? ''));
  return bytes.reduce((sum, size) => sum + size, 0);
}

/** Gives a folder its name where nothing has it yet; false where its entries have to go there one by one. */
function moveWhole(place: Place, staging: Staging, folders: OutputFolders): boolean {
  if (existsSync(folders[place])) return false;
  mkdirSync(dirname(folders[place]), { recursive: true });
  renameSync(staging[place], folders[place]);
  return true;
}

/** A folder takes the place of another one by no rename, so what was there goes out of the way first. */
export function replace(from: string, to: string, { old }: { old: string }): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR' && code !== 'EISDIR') throw error;
    renameSync(to, old);
    renameSync(from, to);
    removeTree(old);
  }
}

/** What the store holds, by the digests of devices. */
export interface Stored {
  /** Whether all that a record tells of is there. What is inside of a folder is not looked at. */
  has(id: string, record: Pick<DeviceRecord, 'digest' | 'images'>): boolean;
}

/** Of several stores what they hold together: a merge that was refused leaves a device in two. */
export function openStore(...all: readonly Pick<OutputFolders, 'store'>[]): Stored {
  const names = new Set(all.flatMap(({ store }) => namesIn(store)));
  return {
    has: (id, { digest, images }) =>
      names.has(digest) && images.every((name) => names.has(storedImage(name, { id, digest }))),
  };
}

/** Removes one device from the store. */
export function removeStored(
  id: string,
  { digest, images }: Pick<DeviceRecord, 'digest' | 'images'>,
  { store, seeds }: OutputFolders,
): void {
  // The document root last, as it came last.
  const paths = [
    ...images.map((name) => join(store, storedImage(name, { id, digest }))),
    ...[join(seeds, seedName(digest)), join(store, digest)],
  ];
  doAll(paths.map((path) => () => removeTree(path)));
}

/** Removes what belongs to another digest than these. What is named otherwise is somebody else's. */
export function collectStore(kept: ReadonlySet<string>, { store, seeds }: OutputFolders): void {
  const paths = [store, seeds].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => {
        const digest = /^[0-9a-f]{64}(?=$|\.)/.exec(name)?.[0];
        return digest !== undefined && !kept.has(digest);
      })
      .map((name) => join(folder, name)),
  );
  doAll(paths.map((path) => () => removeTree(path)));
}
