import type { Origin } from '../../domain/origin.js';
import { keyedRows } from '../../inventory/csv/keyed-rows.js';
import type { InputFile } from '../../inventory/input-files.js';
import { isOfDevices } from './context-key.js';

export const isTable = (path: string): boolean => isOfDevices(path) && path.endsWith('.csv');

/** Tells by which row of a table a device is written, by the row's key; empty for a device of another file. */
export function rowKeys(
  files: readonly InputFile[],
): (origin: Pick<Origin, 'file' | 'line'> | undefined) => string {
  const tables = new Map<string, ReadonlyMap<number, string>>();
  for (const { path, text } of files.filter((file) => isTable(file.path))) tables.set(path, keysByLine(text));
  return (origin) => (origin && tables.get(origin.file)?.get(origin.line)) ?? '';
}

function keysByLine(table: string): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  for (const { line, key } of keyedRows(table)?.rows ?? []) keys.set(line, key);
  return keys;
}
