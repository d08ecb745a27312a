import type { Part } from '../domain/part.js';
import { scriptFile, scriptKind } from '../encode/mime/script-kind.js';

/**
 * Parts whose scripts run in the order in which they stand here. cloud-init runs a folder of scripts sorted by
 * name; where that is another order, all names of the folder get numbers: 001-setup.sh. Where it is not, they stay.
 * Source: cloudinit/subp.py runparts.
 */
export function inDeclaredOrder(parts: readonly Part[]): readonly Part[] {
  const folders = new Map<string, Part[]>();
  for (const part of parts) {
    const kind = scriptKind(part);
    if (kind !== undefined) folders.set(kind, [...(folders.get(kind) ?? []), part]);
  }
  const names = new Map([...folders.values()].flatMap(numbered));
  return parts.map((part) => {
    const filename = names.get(part);
    return filename === undefined ? part : { ...part, filename };
  });
}

/** New names for the scripts of one folder, or none where the old ones are in order. */
function numbered(scripts: readonly Part[]): readonly (readonly [Part, string])[] {
  const files = scripts.map(({ filename }) => scriptFile(filename));
  const isSorted = files.every((file, index) => file > (files[index - 1] ?? ''));
  if (isSorted) return [];
  const digits = Math.max(3, String(scripts.length).length);
  return scripts.map((part, index) => [part, `${String(index + 1).padStart(digits, '0')}-${part.filename}`]);
}
