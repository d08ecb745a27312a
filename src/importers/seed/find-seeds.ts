import { diskKind, readDisk } from '../../encode/disk/disk-files.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import type { ImportSource } from '../import-kind.js';

/** The files of one machine, by the names that cloud-init has for them. */
export interface FoundSeed {
  /** Of its folder, its image, or what its files' names begin with; empty where nothing names it. */
  readonly name: string;
  /** As messages name it. */
  readonly file: string;
  readonly medium: 'folder' | 'iso9660' | 'vfat';
  readonly files: ReadonlyMap<string, Buffer>;
  /** The names that the files have where they lie. */
  readonly paths: ReadonlyMap<string, string>;
}

/** What looked like an image and is broken. */
export interface BrokenImage {
  readonly file: string;
  readonly why: string;
}

export interface FoundSeeds {
  readonly seeds: readonly FoundSeed[];
  readonly broken: readonly BrokenImage[];
}

/** The seeds in a file or a folder: images, folders of files, and files whose names begin alike (`web01-user-data`). */
export function findSeeds(source: ImportSource): FoundSeeds {
  const { file } = source;
  if ('files' in source) return inFolder(source.files, { file, name: lastOf(file) });
  if (diskKind(source.bytes) !== undefined) return inImage(source.bytes, { file, name: lastOf(file) });
  const text = source.bytes.toString('latin1', 0, 4096);
  const isUserData = sniffedType(text) !== undefined || /^mime-version:/im.test(text) || isGzip(source.bytes);
  const only = new Map([['user-data', source.bytes]]);
  const seed = { name: stem(lastOf(file)), file: '', medium: 'folder' as const, files: only };
  return { seeds: isUserData ? [{ ...seed, paths: new Map([['user-data', file]]) }] : [], broken: [] };
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

interface Place {
  readonly file: string;
  readonly name: string;
}

function inImage(bytes: Buffer, { file, name }: Place): FoundSeeds {
  const disk = readDisk(bytes);
  if (disk instanceof Error) return { seeds: [], broken: [{ file, why: disk.message }] };
  const medium = diskKind(bytes) as FoundSeed['medium'];
  const [seed] = ofFiles(disk.files, { file, name: stem(name) });
  return { seeds: seed === undefined ? [] : [{ ...seed, name: stem(name), medium }], broken: [] };
}

/** A folder is a seed, or holds seeds; what is below a seed belongs to it. */
function inFolder(files: ReadonlyMap<string, Buffer>, { file, name }: Place): FoundSeeds {
  const own = ofFiles(files, { file, name });
  if (own.length > 0 && own.every((seed) => seed.name === name)) return { seeds: own, broken: [] };
  const found: FoundSeeds[] = [{ seeds: own, broken: [] }];
  const folders = new Map<string, Map<string, Buffer>>();
  for (const [path, bytes] of files) {
    const slash = path.indexOf('/');
    if (slash >= 0) {
      const folder = folders.get(path.slice(0, slash)) ?? new Map<string, Buffer>();
      folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), bytes));
    } else if (diskKind(bytes) !== undefined)
      found.push(inImage(bytes, { file: below(file, path), name: path }));
  }
  for (const [folder, inside] of folders)
    found.push(inFolder(inside, { file: below(file, folder), name: folder }));
  return {
    seeds: found.flatMap(({ seeds }) => seeds),
    broken: found.flatMap(({ broken }) => broken),
  };
}

/** The seeds that the files of one folder are, whatever lies in folders below. */
function ofFiles(files: ReadonlyMap<string, Buffer>, { file, name }: Place): readonly FoundSeed[] {
  const seeds = new Map<string, { files: Map<string, Buffer>; paths: Map<string, string> }>();
  const add = (owner: string, kind: string, path: string, bytes: Buffer): void => {
    const seed = seeds.get(owner) ?? { files: new Map<string, Buffer>(), paths: new Map<string, string>() };
    seeds.set(owner, seed);
    // Of two files of one kind that with the right name counts.
    if (!seed.files.has(kind) || path === kind) {
      seed.files.set(kind, bytes);
      seed.paths.set(kind, below(file, path));
    }
  };
  for (const [path, bytes] of files) {
    const [, owner = '', kind] = nocloudName.exec(path) ?? [];
    if (kind !== undefined) add(owner || name, kind.toLowerCase().replace('_', '-'), path, bytes);
    else if (/^(?:openstack|ec2)\//.test(path)) add(name, path, path, bytes);
  }
  return [...seeds].map(([owner, seed]) => ({ name: owner, file, medium: 'folder', ...seed }));
}

/** `user-data`, `user_data.yaml`, `web01-user-data`, `web01.meta-data.yml`. */
const nocloudName =
  /^(?:([^/]+?)[-_.])?((?:user|meta|vendor)[-_]data|network[-_]config)(?:\.(?:ya?ml|txt|cfg|json|mime))?$/i;

const below = (file: string, path: string): string =>
  file === '' ? path : `${file.replace(/\/$/, '')}/${path}`;

const lastOf = (file: string): string => file.replace(/\/+$/, '').replace(/^.*\//, '');

/** A name of an image without its extension and the words that only say that it is one. */
const stem = (name: string): string =>
  name
    .replace(/\.(?:iso|img|raw|vfat|ya?ml|txt|cfg|mime|gz|config)$/i, '')
    .replace(/\.config-2$/, '')
    .replace(/[-_.](?:cloud-?init|cidata|seed|user[-_]data|config[-_]?drive)$/i, '');
