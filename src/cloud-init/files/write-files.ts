import { gunzipSync } from 'node:zlib';
import { valueWords } from '../schema/value-words.js';
import { entryAt, type GuestMap, type GuestPath, type GuestValue } from '../values/guest-value.js';
import { pythonBase64 } from './base64.js';

/** An entry of write_files. */
export interface FileEntry {
  readonly entry: GuestMap;
  readonly path: GuestPath;
}

/** What is wrong with a value of write_files. At an error cloud-init ends, and writes neither this file nor later ones. */
export interface FileMistake {
  readonly value: GuestValue;
  readonly path: GuestPath;
  readonly isError: boolean;
  /** What is to be said of it: `is not base64`. */
  readonly found: string;
  readonly expected: string;
}

/** The files of a cloud-config; none where it is no list of mappings. Source: cc_write_files.py. */
export function fileEntries(config: GuestMap): readonly FileEntry[] {
  const list = entryAt(config, 'write_files')?.value;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((entry, index) =>
    entry.kind === 'map' ? [{ entry, path: ['write_files', index] }] : [],
  );
}

/** The list, or an entry, that is none. */
export function shapeMistakes(config: GuestMap): readonly FileMistake[] {
  const list = entryAt(config, 'write_files')?.value;
  if (list === undefined || isFalse(list)) return [];
  const wrong = (value: GuestValue, path: GuestPath, expected: string): FileMistake => ({
    ...{ value, path, isError: true, expected },
    found: `is ${valueWords(value, path)}, so cloud-init writes no file at all`,
  });
  if (list.kind !== 'list') return [wrong(list, ['write_files'], 'a list of files')];
  return list.items.flatMap((entry, index) =>
    entry.kind === 'map'
      ? []
      : [wrong(entry, ['write_files', index], 'a mapping, like { path: /etc/motd, content: … }')],
  );
}

/** Content that does not decode, by the encoding that stands beside it. Source: cc_write_files.py extract_contents. */
export function contentMistakes({ entry, path }: FileEntry): readonly FileMistake[] {
  const encoding = entryAt(entry, 'encoding')?.value;
  const content = entryAt(entry, 'content')?.value;
  const named = encoding === undefined || isFalse(encoding) ? '' : textOf(encoding);
  if (encoding !== undefined && named === undefined)
    return [{ ...wrongEncoding(encoding, path), isError: true, found: `is ${valueWords(encoding, path)}` }];
  const isUnknown = encoding !== undefined && named !== '' && !Object.hasOwn(steps, named as string);
  const unknown = isUnknown ? [wrongEncoding(encoding, path)] : [];
  if (content === undefined || (content.kind === 'scalar' && content.value === null)) return unknown;
  const value = content.kind === 'scalar' ? content.value : undefined;
  const mistake =
    typeof value === 'string' || value instanceof Uint8Array
      ? decodingMistake(value, named as string)
      : { isError: true, found: `is ${valueWords(content, path)}`, expected: 'a string, in quotes' };
  return mistake === undefined
    ? unknown
    : [...unknown, { value: content, path: [...path, 'content'], ...mistake }];
}

const wrongEncoding = (value: GuestValue, path: GuestPath): FileMistake => ({
  value,
  path: [...path, 'encoding'],
  isError: false,
  found: 'is not an encoding that cloud-init knows, so it writes the content undecoded',
  expected: 'b64, gzip or gz+b64',
});

type Halves = Pick<FileMistake, 'found' | 'expected' | 'isError'>;

const steps: Readonly<Record<string, readonly ('base64' | 'gzip')[]>> = {
  'text/plain': [],
  ...Object.fromEntries(['gz', 'gzip'].map((name) => [name, ['gzip']])),
  ...Object.fromEntries(['b64', 'base64'].map((name) => [name, ['base64']])),
  ...Object.fromEntries(
    ['gz+base64', 'gzip+base64', 'gz+b64', 'gzip+b64'].map((name) => [name, ['base64', 'gzip']]),
  ),
};

function decodingMistake(content: string | Uint8Array, encoding: string): Halves | undefined {
  let bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let warned: Halves | undefined;
  for (const step of steps[encoding] ?? []) {
    if (step === 'gzip') {
      if (bytes.length > 0 && !isGzip(bytes)) return notGzip(encoding);
      continue;
    }
    const decoded = pythonBase64(Buffer.from(bytes).toString('utf8'));
    if (!decoded.ok)
      return {
        isError: true,
        found: `is not base64, although its encoding is ${encoding}`,
        expected: 'the output of base64 -w0 FILE',
      };
    if (decoded.foreign !== undefined)
      warned = {
        isError: false,
        found: `contains ${JSON.stringify(decoded.foreign)}, which is not base64; cloud-init decodes the rest`,
        expected: 'the output of base64 -w0 FILE',
      };
    bytes = decoded.bytes;
  }
  return warned;
}

const notGzip = (encoding: string): Halves => ({
  isError: true,
  found: `is not gzip, although its encoding is ${encoding}`,
  expected: encoding.includes('+')
    ? 'the output of gzip -c FILE | base64 -w0'
    : 'gzip as !!binary, or gzip in base64 with encoding: gz+b64',
});

/** More than a file of user-data holds when it is unpacked. */
const mostBytes = 256 * 1024 * 1024;

function isGzip(bytes: Uint8Array): boolean {
  try {
    gunzipSync(bytes, { maxOutputLength: mostBytes });
    return true;
  } catch (failure) {
    return (failure as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
  }
}

/** Python's truth of a value. */
export const isFalse = (value: GuestValue): boolean => {
  if (value.kind === 'list') return value.items.length === 0;
  if (value.kind === 'map') return value.entries.length === 0;
  if (value.kind === 'set') return value.members.length === 0;
  return !value.value || value.value === 0n;
};

const textOf = (value: GuestValue): string | undefined =>
  value.kind === 'scalar' && typeof value.value === 'string' ? value.value.toLowerCase().trim() : undefined;
