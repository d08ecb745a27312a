import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Part } from '../domain/part.js';
import { type CheckedPart, checkPart, type PartOrigin } from './check-part.js';
import { packingProblems } from './packing.js';
import type { ScriptText } from './script-text.js';

/** A part as one device gets it, and where it was declared. */
export interface PartToCheck extends Pick<PartOrigin, 'declaration' | 'list' | 'placeOf'> {
  readonly part: Part;
}

/** All that is wrong with the parts of one device. */
export function checkParts(
  parts: readonly PartToCheck[],
  about: Pick<PartOrigin, 'device' | 'guest' | 'originOf'>,
): CheckedPart {
  const diagnostics: Diagnostic[] = [];
  const scripts: ScriptText[] = [];
  for (const { part, ...place } of parts) {
    const checked = checkPart(part, { ...place, ...about });
    diagnostics.push(...checked.diagnostics, ...packingProblems(part, { ...place, ...about }, checked));
    scripts.push(...checked.scripts);
  }
  return { diagnostics, scripts };
}
