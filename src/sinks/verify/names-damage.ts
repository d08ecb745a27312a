import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../names-in.js';
import { ledgerLine } from '../state/ledger.js';
import type { Lines } from '../state/lines.js';
import { linkTo, type Naming, nameFolders, namesOf } from '../state/names.js';
import type { Damage } from './damage.js';

/**
 * Names of a generation that do not lead where they should, by their paths below it. Without `naming.tokenOf` nobody knows what the
 * names in s/ are called: there it counts where they lead to.
 */
export function namesDamage(
  generation: string,
  { lines, naming }: { lines: Lines; naming: Naming | undefined },
): readonly Damage[] {
  const expected = new Map<string, { readonly target: string; readonly device: string }>();
  for (let index = 0; index < lines.count; index += 1) {
    const { id, record } = ledgerLine(lines.text(index));
    for (const [name, stored] of namesOf(
      id,
      record,
      naming ?? { access: 'address', tokenOf: () => undefined },
    ))
      expected.set(name, { target: linkTo(stored), device: id });
  }
  const damage: Damage[] = [];
  for (const folder of nameFolders) {
    const isKnown = naming !== undefined || plainFolders.has(folder);
    for (const name of isKnown ? namesIn(join(generation, folder)) : []) {
      const path = `${folder}/${name}`;
      const found = expected.get(path);
      expected.delete(path);
      if (found === undefined) damage.push({ path, what: 'unexpected' });
      else if (targetOf(join(generation, path)) !== found.target)
        damage.push({ path, what: 'changed', device: found.device });
    }
  }
  for (const [path, { device }] of expected)
    if (naming !== undefined || plainFolders.has(path.split('/', 1)[0] ?? ''))
      damage.push({ path, what: 'missing', device });
  return damage;
}

/** Folders that every way of access has. */
const plainFolders: ReadonlySet<string> = new Set(['www', 'images', 'by-uuid', 'by-serial']);

function targetOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
