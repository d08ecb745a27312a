import { isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  linkLeavesRoot,
  linkLoop,
  misnamedFile,
  notUtf8,
  unknownExtension,
  unreadableFile,
} from '../diagnostics/catalogue/inventory-files.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sha256 } from '../domain/sha256.js';
import { decodeUtf8 } from '../domain/utf8.js';
import { byPath } from './by-path.js';
import { configFiles } from './config-files.js';
import { isOfAnsible } from './files/ansible.js';
import type { InputFile } from './files/input-file.js';
import { type KnownFile, SameFiles } from './files/same-files.js';
import { secretsFile } from './secrets/secrets-file.js';

export type { InputFile } from './files/input-file.js';

export interface InputFiles {
  /** All of devices/ and templates/, and the site's own code, sorted by path. */
  readonly files: readonly InputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all that a build may look at, once: the tables and YAML files of devices/, everything in templates/.
 * Dot files and what editors leave behind are passed over; a link may not lead out of the root. Where files are as `known` says, which is
 * sorted by path, it takes fewer calls of the system and less memory.
 */
export function readInputFiles(
  root: string,
  { known = [] }: { known?: readonly KnownFile[] } = {},
): InputFiles {
  const walk = new Walk(root, known);
  for (const folder of ['devices', 'templates']) walk.enterTop(folder);
  walk.addConfig();
  const files = walk.files.sort(byPath);
  return { files, diagnostics: walk.diagnostics };
}

/** The site's own code and what it imports, below the root. */
export function codePaths(root: string): readonly string[] {
  const walk = new Walk(root, []);
  walk.addConfig();
  return walk.files.map(({ path }) => path);
}

const isLeftover = (name: string): boolean => /^\.|^#.*#$|~$|\.(?:swp|swo|bak|orig|rej)$/.test(name);

class Walk {
  readonly files: InputFile[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #root: string;
  readonly #realRoot: string;
  readonly #same: SameFiles;

  constructor(root: string, known: readonly KnownFile[]) {
    this.#root = root;
    this.#same = new SameFiles(root, known);
    this.#realRoot = realRoot(root);
  }

  /** A folder that is not there has no files; that there are no devices is said later. */
  enterTop(folder: string): void {
    const stat = statSync(join(this.#root, folder), { throwIfNoEntry: false });
    if (stat?.isDirectory()) this.#look(folder, []);
  }

  /** The site's own code; what of it lies in templates/ is read already. */
  addConfig(): void {
    const { diagnostics } = configFiles(this.#root, (path) => {
      const known = this.files.find((file) => file.path === path);
      const stat = lstatSync(join(this.#root, path), { throwIfNoEntry: false });
      if (known !== undefined || stat === undefined || stat.isDirectory() || path.startsWith('devices/'))
        return known;
      this.#look(path, []);
      return this.files.find((file) => file.path === path);
    });
    this.diagnostics.push(...diagnostics);
  }

  /** `above` holds the real paths of the folders on the way here. */
  #look(path: string, above: readonly string[]): void {
    try {
      const real = realpathSync(join(this.#root, path));
      if (!withSeparator(real).startsWith(this.#realRoot))
        this.diagnostics.push(linkLeavesRoot({ file: path }));
      else if (statSync(real).isFile()) this.#read(path);
      else if (above.includes(real)) this.diagnostics.push(linkLoop({ file: path }));
      else this.#enter(path, [...above, real]);
    } catch (error) {
      this.diagnostics.push(unreadableFile({ file: path, reason: reasonOf(error) }));
    }
  }

  #enter(path: string, above: readonly string[]): void {
    if (isInDevices(path) && !this.#same.isEmpty) return this.#enterAgain(path, above);
    for (const entry of readdirSync(join(this.#root, path), { withFileTypes: true }).sort(byName))
      this.#meet(entry.name, { path, above, isFile: () => entry.isFile() });
  }

  /** A folder of which most is as it was: what is not is asked for its kind by itself. */
  #enterAgain(path: string, above: readonly string[]): void {
    for (const name of readdirSync(join(this.#root, path)).sort()) {
      const below = `${path}/${name}`;
      const file = isOfDevice(name) ? this.#same.read(below) : undefined;
      if (file !== undefined) this.files.push(file);
      else this.#meet(name, { path, above, isFile: () => isFileOrGone(join(this.#root, below)) });
    }
  }

  #meet(
    name: string,
    { path, above, isFile }: { path: string; above: readonly string[]; isFile: () => boolean },
  ): void {
    if (isLeftover(name)) return;
    const below = `${path}/${name}`;
    // A plain file needs no look at its real path, which would be half of the time for a large fleet.
    if (isFile()) this.#readOrReport(below);
    else this.#look(below, above);
  }

  #readOrReport(path: string): void {
    try {
      this.#read(path);
    } catch (error) {
      this.diagnostics.push(unreadableFile({ file: path, reason: reasonOf(error) }));
    }
  }

  #read(path: string): void {
    const mistake = nameMistake(path);
    if (mistake !== undefined && !this.#isInventory(path)) {
      this.diagnostics.push(mistake);
      return;
    }
    if (isNote(path)) return;
    const bytes = readFileSync(join(this.#root, path));
    if (isInDevices(path) && isOfDevice(path) && this.#keepText(path, bytes)) return;
    const decoded = decodeUtf8(bytes);
    const about = { path, size: bytes.length, sha256: sha256(bytes) };
    if (decoded.ok) {
      const { text } = decoded;
      this.files.push({ ...about, text, ...(bytes.length === Buffer.byteLength(text) ? {} : { bytes }) });
      return;
    }
    if (path === secretsFile) {
      this.files.push({ ...about, text: '', bytes });
      return;
    }
    const { line, column, byte } = decoded;
    const isBinary = bytes.includes(0);
    const notText = notUtf8({ file: path, line, column }, { byte, isBinary, isTemplate: isTemplate(path) });
    if (isTemplate(path)) this.files.push({ ...about, text: '', bytes, notText });
    else this.diagnostics.push(notText);
  }

  /** A text as most are: a fleet has tens of thousands. False where its bytes have to be looked at. */
  #keepText(path: string, bytes: Buffer): boolean {
    if (!isUtf8(bytes)) return false;
    const text = bytes.toString('utf8');
    // A byte order mark is no text.
    if (text.startsWith('\ufeff')) return false;
    this.files.push({ path, size: bytes.length, sha256: sha256(bytes), text });
    return true;
  }

  /** A file with a name that is not read otherwise, which the inventory says something about. */
  #isInventory(path: string): boolean {
    const file = join(this.#root, path);
    if (!mayBeInventory(path) || statSync(file).size > mostInventoryBytes) return false;
    const decoded = decodeUtf8(readFileSync(file));
    return decoded.ok && isOfAnsible({ path, text: decoded.text });
  }
}

/** Inventories of Ansible in INI have an extension of their own, or none. */
const mayBeInventory = (path: string): boolean => /\/[^/.]+(?:\.(?:ini|cfg))?$/.test(path);
const mostInventoryBytes = 1_048_576;

const isInDevices = (path: string): boolean => path === 'devices' || path.startsWith('devices/');
const isOfDevice = (name: string): boolean =>
  name.endsWith('.yaml') || name.endsWith('.yml') || name.endsWith('.csv');

/** What templates/ holds may be handed out as it is; what seedpress itself reads is text. */
const isTemplate = (path: string): boolean => /^templates\/(?![^/]+\/(?:type|group)\.yaml$)/.test(path);

function nameMistake(path: string): Diagnostic | undefined {
  if (path === 'devices/site.yml') return misnamedFile({ file: path, expected: 'devices/site.yaml' });
  if (/^templates\/[^/]+\/(?:type|group)\.yml$/.test(path)) {
    return misnamedFile({ file: path, expected: path.replace(/yml$/, 'yaml') });
  }
  const isKnown =
    !path.startsWith('devices/') || path === secretsFile || isNote(path) || /\.(?:yaml|yml|csv)$/.test(path);
  return isKnown ? undefined : unknownExtension({ file: path });
}

// People keep a README beside their devices.
const isNote = (path: string): boolean => /^devices\/.*\.(?:md|txt)$/.test(path);

// The root may be missing; then nothing is below it.
function realRoot(root: string): string {
  try {
    return withSeparator(realpathSync(root));
  } catch {
    return withSeparator(root);
  }
}

const withSeparator = (path: string): string => (path.endsWith(sep) ? path : `${path}${sep}`);

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'the target of the link does not exist',
  ELOOP: 'the link leads to itself',
  ENOTDIR: 'not a file or a folder',
};

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return reasons[code] ?? code;
}

/** What is gone by now is a file that cannot be read. */
const isFileOrGone = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);
