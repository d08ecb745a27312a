import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRecord, Manifest, Totals } from '../../domain/manifest.js';
import type { NamedSchema } from '../../domain/named-schema.js';
import { sha256 } from '../../domain/sha256.js';
import { fileMode } from '../file-mode.js';
import { throwShortage } from '../shortage.js';
import { FileMemory } from './file-memory.js';

/** What a generation was built from. The next build reads it in place of the manifest. */
export interface InputsState {
  /** Version of seedpress. */
  readonly version: string;
  /** The glob of a partial build; empty where all was built. */
  readonly only: string;
  /** The digest of all that counts for every device; empty where the lines of other devices are of another one. */
  readonly context: string;
  readonly inputs: Omit<Manifest['inputs'], 'files'>;
  /** The schema of cloud-init that somebody named. */
  readonly schema?: NamedSchema;
  readonly site: Manifest['site'];
  readonly totals: Totals;
  /** The public key whose owner signed it; absent where nobody did. */
  readonly signedBy?: string;
  /** The generation that was published before; absent for the first. */
  readonly previous?: number;
  /** Its files have sums; absent where an older seedpress built it. */
  readonly hasSums?: boolean;
  readonly files: readonly InputState[];
}

export interface InputState extends FileRecord {
  /** Not all devices of it were built: the next build looks at it again. */
  readonly isPartial: boolean;
}

export const inputsName = 'state/inputs';

/** To be raised with every change of what stands in state/: another format is none. */
const format = 3;

/** Gives back the SHA-256 of what it wrote. */
export function writeInputsState(
  { files, ...header }: InputsState,
  { generation }: { generation: string },
): string {
  const lines = files.map(
    ({ path, size, sha256, isPartial }) =>
      `${sha256} ${size} ${isPartial ? 'partial' : 'whole'} ${JSON.stringify(path)}\n`,
  );
  const text = `${JSON.stringify({ format, ...header })}\n${lines.join('')}`;
  writeFileSync(join(generation, inputsName), text, { encoding: 'utf8', flag: 'wx', mode: fileMode });
  return sha256(text);
}

/** Undefined where it is missing, damaged or of another format. */
export function readInputsState(generation: string): InputsState | undefined {
  try {
    return states.get(join(generation, inputsName));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

/** All but the list of its files, which is not looked at; undefined where that is missing, damaged or of another format. */
export function readInputsHeader(generation: string): Omit<InputsState, 'files'> | undefined {
  try {
    const bytes = readFileSync(join(generation, inputsName));
    return headerIn(bytes.toString('utf8', 0, Math.max(bytes.indexOf('\n'), 0)));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

const states = new FileMemory((path): InputsState => {
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf('\n') + 1;
  const header = headerIn(text.slice(0, start));
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  // A fleet has tens of thousands, few of which have anything escaped.
  const pathIn = text.includes('\\', start) ? escapedPath : plainPath;
  const files: InputState[] = [];
  for (let at = start; at < text.length; ) {
    const end = text.indexOf('\n', at);
    files.push(inputState(text, { at, end, pathIn }));
    at = end + 1;
  }
  return { ...header, files };
});

function headerIn(line: string): Omit<InputsState, 'files'> {
  const { format: found, ...header } = JSON.parse(line) as InputsState & { format: number };
  if (found !== format) throw new Error('not the inputs of a generation');
  return header;
}

/** SHA-256 in hex. */
const sumLength = 64;

function inputState(
  text: string,
  { at, end, pathIn }: { at: number; end: number; pathIn: (quoted: string) => string },
): InputState {
  const sizeEnd = text.indexOf(' ', at + sumLength + 1);
  const isPartial = text.startsWith('partial "', sizeEnd + 1);
  const size = Number(text.slice(at + sumLength + 1, sizeEnd));
  const isKnown =
    (isPartial || text.startsWith('whole "', sizeEnd + 1)) &&
    Number.isInteger(size) &&
    text[at + sumLength] === ' ' &&
    sizeEnd < end;
  if (!isKnown) throw new Error('not a line of inputs');
  const path = pathIn(text.slice(sizeEnd + 1 + (isPartial ? 'partial ' : 'whole ').length, end));
  return { path, size, sha256: text.slice(at, at + sumLength), isPartial };
}

const escapedPath = (quoted: string): string => JSON.parse(quoted) as string;

function plainPath(quoted: string): string {
  if (quoted.indexOf('"', 1) !== quoted.length - 1) throw new Error('not a path of inputs');
  return quoted.slice(1, -1);
}
