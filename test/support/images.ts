import { spawnSync } from 'node:child_process';
import { ArchiveReader, libarchiveWasm } from 'libarchive-wasm';
import type { OutputFile } from '../../src/domain/output-file.js';

/** What a NoCloud image holds. */
export const nocloudFiles: readonly OutputFile[] = [
  { path: 'meta-data', content: 'instance-id: waf-ba-0001\nlocal-hostname: waf-ba-0001\n' },
  { path: 'user-data', content: '#cloud-config\nhostname: waf-ba-0001\n' },
  { path: 'vendor-data', content: '' },
  { path: 'network-config', content: 'version: 2\nethernets: {}\n' },
];

/** What a config-drive holds, and everything that is hard about a tree. */
export const treeFiles: readonly OutputFile[] = [
  { path: 'openstack/latest/meta_data.json', content: '{"uuid": "x"}' },
  { path: 'openstack/latest/user_data', content: '#!/bin/sh\n' },
  { path: 'openstack/latest/vendor_data.json', content: '{"a": 1}' },
  { path: 'openstack/latest/vendor_data2.json', content: '{"b": 2}' },
  { path: 'openstack/2018-08-27/meta_data.json', linkTo: 'openstack/latest/meta_data.json' },
  { path: 'openstack/2018-08-27/user_data', linkTo: 'openstack/2018-08-27/meta_data.json' },
  { path: 'openstack/content/0000', content: new Uint8Array(2048).fill(7) },
  { path: 'openstack/content/0001', content: new Uint8Array(2049).fill(8) },
  { path: 'ec2/latest/meta-data.json', content: '' },
  { path: 'zażółć/gęślą=jaźń.txt', content: 'ąę\n' },
  { path: 'a/b/c/d/e/f/g/h/i/j/leaf', content: 'deeper than eight' },
  { path: `${'n'.repeat(60)}.txt`, content: 'as long as Joliet allows' },
  ...Array.from({ length: 200 }, (_, index) => ({ path: `many/file-${index}`, content: `${index}\n` })),
];

/** A file or folder as an image shows it; a folder has no content. */
export interface ImageEntry {
  readonly modified: string;
  readonly content?: string;
}

/** Path -> entry of an ISO image, by libarchive: Rock Ridge's names, or Joliet's. */
export async function readIso(
  image: Uint8Array,
  { names = 'rock-ridge' }: { names?: 'rock-ridge' | 'joliet' } = {},
): Promise<Readonly<Record<string, ImageEntry>>> {
  const bytes = names === 'joliet' ? withoutRockRidge(image) : image;
  const reader = new ArchiveReader(await libarchive, new Int8Array(bytes));
  const entries: Record<string, ImageEntry> = {};
  for (const entry of reader.entries()) {
    const modified = new Date(entry.getModificationTime()).toISOString();
    const content = Buffer.from(entry.readData() ?? []).toString('latin1');
    const isFolder = entry.getFiletype() === 'Directory';
    // libarchive tells a second name of an extent as a hard link to the first.
    const target = entries[entry.getHardlinkTarget()];
    entries[entry.getPathname()] = isFolder
      ? { modified }
      : { modified, content: target?.content ?? content };
  }
  reader.free();
  return sorted(entries);
}

/** What `readIso` shall give for these files: every folder, and the bytes of every file. */
export function entriesOf(files: readonly OutputFile[], date: Date): Readonly<Record<string, ImageEntry>> {
  const modified = date.toISOString();
  const entries: Record<string, ImageEntry> = { '.': { modified } };
  for (const { path } of files) {
    entries[path] = { modified, content: Buffer.from(contentOf(path, files)).toString('latin1') };
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth += 1) {
      entries[segments.slice(0, depth).join('/')] = { modified };
    }
  }
  return sorted(entries);
}

/** The bytes of a file, behind all links. */
export function contentOf(path: string, files: readonly OutputFile[]): Uint8Array {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return 'linkTo' in file ? contentOf(file.linkTo, files) : Buffer.from(file.content);
}

/** Path -> bytes of every file, as `contentsBelow` gives them of a folder. */
export function contentsOf(files: readonly OutputFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ path }) => [path, Buffer.from(contentOf(path, files)).toString('latin1')]),
  );
}

/** Tools that know no locale give other paths up. */
export const isAscii = ({ path }: OutputFile): boolean => /^[ -~]+$/.test(path);

/** Runs a tool of the machine; throws with what it said where it fails. */
export function runTool(command: string, args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stderr.toString()}`);
  return stdout;
}

/** The lines that a tool of the machine prints, sorted. */
export function linesOf(command: string, args: readonly string[]): readonly string[] {
  return runTool(command, args).toString().split('\n').filter(Boolean).sort();
}

/** All paths of a tree of files, folders included, each with a slash before it, sorted. */
export function pathsOf(files: readonly OutputFile[]): readonly string[] {
  const entries = Object.keys(entriesOf(files, new Date(0))).filter((path) => path !== '.');
  return entries.map((path) => `/${path}`).sort();
}

const libarchive = libarchiveWasm();

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** libarchive reads Joliet where the root's record does not say that Rock Ridge is there. */
function withoutRockRidge(image: Uint8Array): Uint8Array {
  const bytes = Buffer.from(image);
  const place = bytes.indexOf('SP\x07\x01\xbe\xef', 0, 'latin1');
  return bytes.fill(0, place, place + 2);
}
