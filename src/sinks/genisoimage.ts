import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../domain/output-file.js';
import { type ImageFile, type ImageFolder, imageTree, isFolder } from '../encode/image-tree.js';
import { assertFitsIso } from '../encode/iso/limits.js';
import { shortNameOf } from '../encode/iso/names.js';
import { normaliseIso } from '../encode/iso/normalise.js';
import { fileMode } from './file-mode.js';
import { findProgram } from './find-program.js';

export interface GenisoimageOptions {
  /** The program, by the absolute path that `findGenisoimage` gives. */
  readonly program: string;
  readonly path: string;
  readonly label: string;
  readonly date?: Date;
  /** A folder on the file system of `path` for what is thrown away afterwards; default: the folder of `path`. */
  readonly scratch?: string;
}

/** genisoimage gave up: a full disk, a broken installation. Nothing is left at the image's path. */
export class GenisoimageError extends Error {
  override readonly name = 'GenisoimageError';
  /** None where it could not be started or was killed. */
  readonly exitCode: number | undefined;
  /** What it said. */
  readonly stderr: string;

  constructor(message: string, { exitCode, stderr }: { exitCode: number | undefined; stderr: string }) {
    super(message);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/** The genisoimage to which a PATH leads, or undefined where none is installed. */
export const findGenisoimage = (searchPath: string): string | undefined =>
  findProgram('genisoimage', searchPath);

/**
 * Writes an ISO image with genisoimage and makes it what `encodeIso` promises: the same names, dates, modes and
 * label, and the same bytes for the same files. The image appears at `path` when it is whole; gives back its
 * bytes. Throws a GenisoimageError where genisoimage fails. How many run at once is the caller's affair.
 */
export async function writeWithGenisoimage(
  files: readonly OutputFile[],
  { program, path, label, date, scratch = dirname(path) }: GenisoimageOptions,
): Promise<Uint8Array> {
  const tree = imageTree(files);
  assertFitsIso(tree, { label });
  const folder = mkdtempSync(join(scratch, '.genisoimage-'));
  try {
    const sources = stage(tree, { folder });
    await run(program, [...options, '-volid', label, '-o', '../image.iso', ...sources], { folder });
    const temporary = join(folder, 'image.iso');
    const image = readFileSync(temporary);
    normaliseIso(image, date === undefined ? {} : { date });
    writeFileSync(temporary, image);
    chmodSync(temporary, fileMode);
    renameSync(temporary, path);
    return image;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const options: readonly string[] = [
  '-joliet',
  '-rational-rock',
  // 300 KiB of zeros that only a drive reading ahead at the end of a burnt disc needs.
  '-no-pad',
  // Folders below the eighth level stay where they are; no client of ours stops at eight.
  '-disable-deep-relocation',
  // Two files are one where device and inode agree, which not every file system keeps unique.
  '-no-cache-inodes',
  // The environment is empty, so there is no locale to take it from.
  '-input-charset',
  'utf-8',
  '-quiet',
];

/**
 * Lays the files out in numbered folders that genisoimage merges in their order, and gives those. In one folder it
 * would find them as readdir happens to give them, and then the order of the image's folders, and which of
 * `vendor_data.json` and `vendor_data2.json` gets which 8.3 name, would depend on the file system. So a
 * source holds files of one folder whose 8.3 names differ. No name of a file becomes an argument.
 */
function stage(tree: ImageFolder, { folder }: { folder: string }): readonly string[] {
  return sourcesOf(tree).map(({ path, files }, index) => {
    const source = join(folder, 'sources', String(index), path);
    mkdirSync(source, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(source, name), content.data);
    return `../sources/${index}`;
  });
}

interface Source {
  readonly path: string;
  readonly files: readonly ImageFile[];
}

function sourcesOf({ children }: ImageFolder, path = ''): readonly Source[] {
  const rounds: ImageFile[][] = [];
  const counts = new Map<string, number>();
  for (const file of children.flatMap((node) => (isFolder(node) ? [] : [node]))) {
    const shortName = shortNameOf(file.name, 'file');
    const round = counts.get(shortName) ?? 0;
    counts.set(shortName, round + 1);
    (rounds[round] ??= []).push(file);
  }
  const below = children.filter(isFolder).flatMap((node) => sourcesOf(node, `${path}${node.name}/`));
  return [...rounds.map((files) => ({ path, files })), ...below];
}

async function run(program: string, args: readonly string[], { folder }: { folder: string }): Promise<void> {
  const cwd = join(folder, 'cwd');
  mkdirSync(cwd);
  // genisoimage looks for settings here, then in the home folder, /etc and its own folder, and stops at the first.
  writeFileSync(join(cwd, '.genisoimagerc'), '');
  const { execa } = await import('execa');
  const result = await execa(program, args, {
    cwd,
    env: {},
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
  });
  if (!result.failed) return;
  const { exitCode, stderr, originalMessage = result.shortMessage } = result;
  const lines = stderr.split('\n').filter((line) => line.startsWith(`${program}: `));
  const reason = lines[0]?.slice(program.length + 2) ?? originalMessage;
  throw new GenisoimageError(`genisoimage failed: ${reason}`, { exitCode, stderr });
}
