import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../domain/sha256.js';
import { fileMode } from '../file-mode.js';
import { throwShortage } from '../shortage.js';
import type { Damage } from '../verify/damage.js';
import { FileMemory } from './file-memory.js';
import { nameFolders } from './names.js';

const sumsName = 'state/sums';
const withoutSum: ReadonlySet<string> = new Set([sumsName, 'state/done', 'state/done.new']);

/**
 * Keeps the SHA-256 of each file of a generation, names aside, and in the last line that of the lines before. `made` are those of files
 * that were written with these bytes, `linked` the files that are those of the generation before.
 */
export function writeSums(
  generation: string,
  {
    before,
    made,
    linked,
  }: {
    before: string | undefined;
    made: ReadonlyMap<string, string>;
    linked: ReadonlySet<string>;
  },
): void {
  const known = (before === undefined ? undefined : readSums(before)) ?? new Map<string, string>();
  const lines = filesOf(generation).map((path) => {
    const sum = made.get(path) ?? (linked.has(path) ? known.get(path) : undefined);
    return `${sum ?? sumOf(join(generation, path))} ${path}\n`;
  });
  const text = lines.join('');
  writeFileSync(join(generation, sumsName), `${text}${sha256(text)}\n`, { flag: 'wx', mode: fileMode });
}

/** What is wrong with a generation's own files, by their paths below it; undefined where there are no sums to tell by. */
export function sumsDamage(generation: string): readonly Omit<Damage, 'device'>[] {
  const sums = readSums(generation);
  if (sums === undefined) return [{ path: sumsName, what: 'changed' }];
  const found = new Set(filesOf(generation));
  const expected = [...sums].flatMap(([path, sum]): readonly Omit<Damage, 'device'>[] => {
    if (!found.has(path)) return [{ path, what: 'missing' }];
    return sumOf(join(generation, path)) === sum ? [] : [{ path, what: 'changed' }];
  });
  const unexpected = [...found].filter((path) => !sums.has(path));
  return [...expected, ...unexpected.map((path) => ({ path, what: 'unexpected' }) as const)];
}

/** Whether a file with this sum is as it was written; undefined where that is not known. */
export function isSumOf(
  sum: string,
  { generation, path }: { generation: string; path: string },
): boolean | undefined {
  const sums = readSums(generation);
  return sums === undefined ? undefined : sums.get(path) === sum;
}

/** That of a file as it was written; undefined where that is not known. */
export const sumIn = (generation: string, path: string): string | undefined =>
  readSums(generation)?.get(path);

function readSums(generation: string): ReadonlyMap<string, string> | undefined {
  try {
    return allSums.get(join(generation, sumsName));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

const allSums = new FileMemory((path): ReadonlyMap<string, string> => {
  const text = readFileSync(path, 'utf8');
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  if (sha256(text.slice(0, end)) !== text.slice(end).trim()) throw new Error('not the sums of a generation');
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.slice(65), line.slice(0, 64)] as const));
});

function sumOf(path: string): string {
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    throwShortage(error);
    return '';
  }
}

/** All but names and marks, sorted. */
function filesOf(generation: string): readonly string[] {
  const found: string[] = [];
  const look = (folder: string): void => {
    for (const entry of readdirSync(`${generation}/${folder}`, { withFileTypes: true })) {
      const path = `${folder}${entry.name}`;
      if (!entry.isDirectory()) found.push(path);
      else if (!isNameFolder(path)) look(`${path}/`);
    }
  };
  if (existsSync(generation)) look('');
  return found.filter((path) => !withoutSum.has(path)).sort();
}

const isNameFolder = (path: string): boolean => (nameFolders as readonly string[]).includes(path);
