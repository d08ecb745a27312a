import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from './file-mode.js';
import { currentGeneration, generationFolder, generationNumbers } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { orRemove } from './remove-tree.js';
import { stagingName } from './staging.js';
import { readInputsState } from './state/inputs-state.js';

/** A generation became the published one. */
export interface Publication {
  readonly generation: number;
  /** Where it was a rollback: what was published until then. */
  readonly from?: number;
}

/** In which order the generations that are on the disk were published, and what became of them. */
export interface History {
  /** Each once, what was published last first; those that were never published are not in it. */
  readonly order: readonly number[];
  /** What was published before the current one and not rolled back from, the last first. */
  readonly former: readonly number[];
  /** What a rollback left, and nobody has published since. */
  readonly left: ReadonlySet<number>;
}

/** Below out/generations/: a line a publication. It holds no dates, so that equal inputs give equal bytes. */
const fileName = '.published';

/**
 * All publications of generations that are on the disk, oldest first; the last is of the current one. Where the file is behind, as
 * after a kill between the rename of `current` and its own, the rest is read off `current` and off what generations say.
 */
export function publications(folders: OutputFolders): readonly Publication[] {
  const numbers = new Set(generationNumbers(folders));
  const read = linesIn(folders).filter(({ generation }) => numbers.has(generation));
  const known = read.length > 0 ? read : fromStates(folders);
  const current = currentGeneration(folders);
  const last = known.at(-1)?.generation;
  if (current === undefined || current === last || !numbers.has(current)) return known;
  const isBack = known.some(({ generation }) => generation === current);
  return [...known, { generation: current, ...(isBack && last !== undefined ? { from: last } : {}) }];
}

/** Keeps the publications; the last is that of the current generation. */
export function writePublications(all: readonly Publication[], folders: OutputFolders): void {
  const text = all
    .map(({ generation, from }) => `${generation}${from === undefined ? '' : ` instead of ${from}`}\n`)
    .join('');
  const staging = stagingName(folders.generations);
  orRemove(staging, () => {
    writeFileSync(staging, text, { flag: 'wx', mode: fileMode });
    renameSync(staging, join(folders.generations, fileName));
  });
}

export function historyOf(all: readonly Publication[]): History {
  const order: number[] = [];
  const left = new Set<number>();
  let line: readonly number[] = [];
  for (const { generation, from } of all) {
    if (order.includes(generation)) order.splice(order.indexOf(generation), 1);
    order.unshift(generation);
    // Who goes back wants nothing of what came after.
    const at = from === undefined ? -1 : line.indexOf(generation);
    line = at === -1 ? [...line.filter((other) => other !== generation), generation] : line.slice(0, at + 1);
    if (from !== undefined) left.add(from);
    left.delete(generation);
  }
  return { order, former: line.slice(0, -1).reverse(), left };
}

export const history = (folders: OutputFolders): History => historyOf(publications(folders));

/** A line that was damaged is none. */
function linesIn({ generations }: OutputFolders): readonly Publication[] {
  let text: string;
  try {
    text = readFileSync(join(generations, fileName), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const [, generation, from] = /^([1-9][0-9]*)(?: instead of ([1-9][0-9]*))?$/.exec(line) ?? [];
    if (generation === undefined) return [];
    return [{ generation: Number(generation), ...(from === undefined ? {} : { from: Number(from) }) }];
  });
}

/** Of an output folder from before there was the file: each generation names what was published when it was built. */
function fromStates(folders: OutputFolders): readonly Publication[] {
  const all: Publication[] = [];
  for (const generation of generationNumbers(folders)) {
    const last = all.at(-1)?.generation;
    const { previous } = readInputsState(generationFolder(generation, folders)) ?? {};
    const isBack = previous !== last && all.some((publication) => publication.generation === previous);
    if (isBack && previous !== undefined && last !== undefined)
      all.push({ generation: previous, from: last });
    all.push({ generation });
  }
  return all;
}
