import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceRecord } from '../../domain/manifest.js';
import { throwShortage } from '../shortage.js';
import { fileMode } from '../written-contents.js';
import { linesIn, rememberLines } from './ledger-memory.js';
import { Lines } from './lines.js';

/** What a generation knows of a device: enough to publish it, and to tell whether another device may be as it is. */
export interface LedgerLine {
  readonly id: string;
  /** The input that it is written in. */
  readonly file: string;
  /** Its type and its groups: `waf`, `waf+monitored`. */
  readonly kind: string;
  /** What no other device may have: `m:52:54:00:12:34:56`. */
  readonly claims: readonly string[];
  /** As the manifest has it. */
  readonly record: DeviceRecord;
  /** What the files of the host are made of; JSON. */
  readonly host: string;
}

/** Below a generation. */
export const stateFolder = 'state';
export const ledgerName = 'state/devices';

/** No field holds a tab or a newline: ids, paths without them, claims of parsed values, JSON. */
const ledgerText = ({ id, file, kind, claims, record, host }: LedgerLine): string =>
  `${[id, JSON.stringify(file), kind, claims.map(encodeURI).join(' '), JSON.stringify(record), host].join('\t')}\n`;

export function ledgerLine(text: string): LedgerLine {
  const [id = '', file = '', kind = '', claims = '', record = '', host = ''] = text.split('\t');
  return {
    id,
    file: JSON.parse(file) as string,
    kind,
    claims: claims === '' ? [] : claims.split(' ').map(decodeURI),
    record: JSON.parse(record) as DeviceRecord,
    host,
  };
}

/** The record of a line as it stands there. */
export const recordBytes = (line: Buffer): Buffer => fieldBytes(line, 'record');

/** A field as it is written; `file` is JSON. */
export const ledgerField = (line: Buffer, name: (typeof fields)[number]): string =>
  fieldBytes(line, name).toString('utf8');

const fields = ['id', 'file', 'kind', 'claims', 'record'] as const;

function fieldBytes(line: Buffer, name: (typeof fields)[number]): Buffer {
  let start = -1;
  for (let field = fields.indexOf(name); field > 0; field -= 1) start = line.indexOf(tab, start + 1);
  return line.subarray(start + 1, line.indexOf(tab, start + 1));
}

const tab = 0x09;

/** The lines as they stand, by their ids, with others in the place of some. */
export function joinedLines(kept: Iterable<Buffer>, added: readonly LedgerLine[]): Lines {
  const texts = [...added]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((line) => Buffer.from(ledgerText(line)));
  const chunks: Buffer[] = [];
  let next = 0;
  for (const line of kept) {
    while (next < texts.length && Buffer.compare(texts[next] as Buffer, line) < 0)
      chunks.push(texts[next++] as Buffer);
    chunks.push(line);
  }
  chunks.push(...texts.slice(next));
  return new Lines(Buffer.concat(chunks));
}

/** The lines of several lists as one; no name stands in two of them. */
export function mergedLines(parts: readonly Lines[]): Lines {
  const all = parts.flatMap((lines) => Array.from({ length: lines.count }, (_, index) => lines.slice(index)));
  return new Lines(Buffer.concat(all.sort(Buffer.compare)));
}

export function writeLedger(lines: Lines, { generation }: { generation: string }): void {
  const path = join(generation, ledgerName);
  writeFileSync(path, lines.bytes, { flag: 'wx', mode: fileMode });
  rememberLines(path, lines);
}

/** The ledger of a generation; undefined where it is missing or damaged. */
export function readLedger(generation: string): Lines | undefined {
  try {
    return linesIn(join(generation, ledgerName));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}
