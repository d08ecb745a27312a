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

const states = new FileMemory((path): InputsState => {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const { format: found, ...state } = JSON.parse(header) as InputsState & { format: number };
  if (found !== format || lines.pop() !== '') throw new Error('not the inputs of a generation');
  return { ...state, files: lines.map(inputState) };
});

/** SHA-256 in hex. */
const sumLength = 64;

function inputState(line: string): InputState {
  const [sizeEnd, wordEnd] = [line.indexOf(' ', sumLength + 1), line.indexOf(' "')];
  const [size, word, path] = [
    Number(line.slice(sumLength + 1, sizeEnd)),
    line.slice(sizeEnd + 1, wordEnd),
    line.slice(wordEnd + 1),
  ];
  const isKnown =
    (word === 'whole' || word === 'partial') && Number.isInteger(size) && line[sumLength] === ' ';
  if (!isKnown) throw new Error('not a line of inputs');
  // A fleet has tens of thousands, few of which have anything escaped.
  const isPlain = path.endsWith('"') && path.indexOf('"', 1) === path.length - 1 && !path.includes('\\');
  return {
    path: isPlain ? path.slice(1, -1) : (JSON.parse(path) as string),
    ...{ size, sha256: line.slice(0, sumLength), isPartial: word === 'partial' },
  };
}
