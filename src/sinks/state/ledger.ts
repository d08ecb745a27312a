import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceRecord } from '../../domain/manifest.js';
import { fileMode } from '../file-mode.js';
import { throwShortage } from '../shortage.js';
import { FileMemory } from './file-memory.js';
import { Lines } from './lines.js';

/** What a generation knows of a device: enough to publish it, and to tell whether another device may be as it is. */
export interface LedgerLine {
  readonly id: string;
  /** The input that it is written in. */
  readonly file: string;
  /** Of a row of a table what tells it from others; empty where it is of no table. */
  readonly row: string;
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
const ledgerText = ({ id, file, kind, claims, record, row, host }: LedgerLine): string =>
  `${[id, JSON.stringify(file), kind, claims.map(encodeURI).join(' '), JSON.stringify(record), row, host].join('\t')}\n`;

export function ledgerLine(text: string): LedgerLine {
  const [id = '', file = '', kind = '', claims = '', record = '', row = '', host = ''] = text.split('\t');
  return {
    id,
    file: JSON.parse(file) as string,
    kind,
    claims: claimsIn(claims),
    record: JSON.parse(record) as DeviceRecord,
    row,
    host,
  };
}

/** What stands in the field of the claims. */
export const claimsIn = (field: string): readonly string[] =>
  field === '' ? [] : field.includes('%') ? field.split(' ').map(decodeURI) : field.split(' ');

/** The places of the fields of a line that are read by themselves; `host` is the last. */
export const ledgerFields = { file: 1, kind: 2, claims: 3, record: 4, row: 5, host: 6 } as const;

/** What the manifest says of a device, read off its line. */
export const recordAt = (lines: Lines, index: number): DeviceRecord =>
  JSON.parse(lines.field(index, ledgerFields.record)) as DeviceRecord;

/** The lines of a ledger as they stand, without some, and with others, each in the place of one of its id. */
export function joinedLines(
  before: Lines,
  added: readonly LedgerLine[],
  { without = [] }: { without?: readonly number[] } = {},
): Lines {
  const lines = added.map((line) => ({ name: line.id, bytes: Buffer.from(ledgerText(line)) }));
  return before.with(
    lines.sort((a, b) => (a.name < b.name ? -1 : 1)),
    { without },
  );
}

const ledgers = new FileMemory((path) => new Lines(readFileSync(path)));

export function writeLedger(lines: Lines, { generation }: { generation: string }): void {
  const path = join(generation, ledgerName);
  writeFileSync(path, lines.bytes, { flag: 'wx', mode: fileMode });
  ledgers.set(path, lines);
}

/** The ledger of a generation; undefined where it is missing or damaged. */
export function readLedger(generation: string): Lines | undefined {
  try {
    return ledgers.get(join(generation, ledgerName));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}
