import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path below the device's folder -> its text. */
export type Tree = Readonly<Record<string, string>>;

/** An out folder as a build leaves it: a store, generations of links into it, and `current`. */
export interface PublishedSite {
  readonly root: string;
  /** Adds a generation with these devices and swaps `current` by one rename; gives back its number. */
  publish(
    devices: Readonly<Record<string, Tree>>,
    options?: { names?: Readonly<Record<string, string>> },
  ): number;
  /** The folder of the store that holds a device of the published generation. */
  folderOf(id: string): string;
  /** Removes all generations but the published one, and what no device of that one is in the store. */
  collect(): void;
  remove(): void;
}

/** `names` are more links of each generation, with the devices that they lead to: `by-ip/127.0.0.2` -> waf-1. */
export function makeSite(
  devices: Readonly<Record<string, Tree>>,
  { names: allNames = {} }: { names?: Readonly<Record<string, string>> } = {},
): PublishedSite {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'seedpress-serve-')));
  let generation = 0;
  const publish: PublishedSite['publish'] = (next, { names = allNames } = {}) => {
    generation += 1;
    const www = join(root, 'generations', String(generation), 'www');
    mkdirSync(www, { recursive: true });
    const linkTo = (path: string, tree: Tree): void => {
      const link = join(www, '..', path);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(`../../../store/${storeTree(tree, { root })}`, link);
    };
    for (const [id, tree] of Object.entries(next)) linkTo(`www/${id}`, tree);
    for (const [path, id] of Object.entries(names)) linkTo(path, next[id] ?? {});
    const link = join(root, `.current-${generation}`);
    symlinkSync(`generations/${generation}`, link);
    renameSync(link, join(root, 'current'));
    return generation;
  };
  publish(devices);
  return {
    root,
    publish,
    folderOf: (id) => realpathSync(join(root, 'current', 'www', id)),
    collect: () => {
      for (const number of readdirSync(join(root, 'generations'))) {
        if (number !== String(generation)) rmSync(join(root, 'generations', number), { recursive: true });
      }
      const www = join(root, 'current', 'www');
      const named = new Set(readdirSync(www).map((id) => realpathSync(join(www, id))));
      for (const digest of readdirSync(join(root, 'store'))) {
        const folder = join(root, 'store', digest);
        if (!named.has(folder)) rmSync(folder, { recursive: true });
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function storeTree(tree: Tree, { root }: { root: string }): string {
  const digest = createHash('sha256').update(JSON.stringify(tree)).digest('hex').slice(0, 16);
  const folder = join(root, 'store', digest);
  if (existsSync(folder)) return digest;
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return digest;
}

/** What a device's folder holds with the layouts namespace and nocloud. */
export function deviceTree(id: string, { note = '' }: { note?: string } = {}): Tree {
  const metaData = JSON.stringify({ id, hostname: id, note });
  const version = (name: string): Tree => ({
    [`nsfocus/${name}/index.html`]: 'meta_data/\nmeta_data.json\nuser_data\n',
    [`nsfocus/${name}/meta_data.json`]: metaData,
    [`nsfocus/${name}/meta_data/index.html`]: 'hostname\n',
    [`nsfocus/${name}/meta_data/hostname`]: id,
    [`nsfocus/${name}/user_data`]:
      'Content-Type: multipart/mixed; boundary="=="\nMIME-Version: 1.0\n\n--==--\n',
  });
  return {
    'nsfocus/index.html': '1.0\nlatest\n',
    ...version('1.0'),
    ...version('latest'),
    'meta-data': `instance-id: ${id}\nlocal-hostname: ${id}\n`,
    'user-data': `#cloud-config\n# ${note}\n`,
    'vendor-data': '',
    'network-config': 'version: 2\n',
  };
}
