import { randomInt } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerLine, ledgerLine, ledgerName } from './ledger.js';

export interface LedgerSample {
  /** Whether these are all lines. */
  readonly isAll: boolean;
  /** Undefined in the place of what cannot be read. */
  readonly lines: Iterable<LedgerLine | undefined>;
}

/**
 * Lines of a ledger from a random one on, the first again after the last: all of a small one, some hundred of a large one, for which
 * the rest is not read.
 */
export function randomLines(generation: string): LedgerSample {
  const sample = sampleOf(join(generation, ledgerName));
  return { isAll: sample?.isAll ?? true, lines: linesIn(sample?.texts ?? [undefined]) };
}

function* linesIn(texts: readonly (string | undefined)[]): Iterable<LedgerLine | undefined> {
  for (const text of texts) yield text === undefined ? undefined : lineOf(text);
}

interface Sample {
  readonly isAll: boolean;
  readonly texts: readonly string[];
}

function sampleOf(path: string): Sample | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const start = size === 0 ? 0 : randomInt(size);
    const bytes = Buffer.alloc(Math.min(size, mostBytes));
    const first = Math.min(size - start, bytes.length);
    readSync(file, bytes, 0, first, start);
    readSync(file, bytes, first, bytes.length - first, 0);
    const isAll = bytes.length === size;
    return { isAll, texts: linesOf(bytes, { isAll }) };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whole lines: what the start has cut off a line is its end where all is there, and nothing where it is not. */
function linesOf(bytes: Buffer, { isAll }: { isAll: boolean }): readonly string[] {
  const cut = bytes.indexOf('\n') + 1;
  const text = isAll
    ? Buffer.concat([bytes.subarray(cut), bytes.subarray(0, cut)])
    : bytes.subarray(cut, bytes.lastIndexOf('\n') + 1);
  return text
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function lineOf(text: string): LedgerLine | undefined {
  try {
    return ledgerLine(text);
  } catch {
    return undefined;
  }
}

/** That of some 280 devices. */
const mostBytes = 262_144;
