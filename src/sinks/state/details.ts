import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from '../file-mode.js';

const detailsName = 'state/details';

/** Writes which details of devices a generation's report holds: id and key; nothing where it holds none. */
export function writeDetailKeys(
  keys: ReadonlyMap<string, string>,
  { generation }: { generation: string },
): void {
  if (keys.size === 0) return;
  const text = JSON.stringify(Object.fromEntries(keys));
  writeFileSync(join(generation, detailsName), text, { flag: 'wx', mode: fileMode });
}

/** None where they are missing or damaged: the details are made again then. */
export function readDetailKeys(generation: string): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(join(generation, detailsName), 'utf8')) as object));
  } catch {
    return new Map();
  }
}
