import { ledgerLine } from '../../sinks/state/ledger.js';
import { type Lines, lineChanges } from '../../sinks/state/lines.js';

/** Which devices a build added, changed and removed against what was published before. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export function changesBetween(before: Lines, after: Lines): Changes {
  const [added, changed, removed]: [string[], string[], string[]] = [[], [], []];
  for (const { name, before: old, after: now } of lineChanges(before, after)) {
    if (old === undefined) added.push(name);
    else if (now === undefined) removed.push(name);
    else if (digestAt(before, old) !== digestAt(after, now)) changed.push(name);
  }
  return { added, changed, removed };
}

const digestAt = (lines: Lines, index: number): string => ledgerLine(lines.text(index)).record.digest;
