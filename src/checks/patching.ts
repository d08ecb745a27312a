import { CloudConfigHandler } from '../cloud-init/merge/part-handler.js';
import { impossibleOperation } from '../diagnostics/catalogue/parts.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { MergingPart, PartConfig, PartPatch } from './merging-part.js';

/**
 * Operations that the parts before a patch make impossible: nothing is there to replace, remove or test. cloud-init
 * leaves out the whole patch then. Source: handlers/cloud_config.py _merge_patch.
 */
export function patchProblems(parts: readonly MergingPart[]): readonly Diagnostic[] {
  if (!parts.some(({ kind }) => kind === 'patch')) return [];
  const handler = new CloudConfigHandler();
  const found: Diagnostic[] = [];
  for (const part of parts) {
    // What follows may find all that it asks for.
    if (part.kind === 'unread') break;
    const fate = handler.handle(guestPart(part), { part: 0 });
    if (fate.kind === 'unfollowed') break;
    if (part.kind !== 'patch' || fate.kind !== 'dropped' || fate.operation === undefined) continue;
    const { filename, device, placeOfOperation } = part;
    const about = { filename, device, number: fate.operation + 1, why: fate.why };
    found.push(impossibleOperation(placeOfOperation(fate.operation), about));
  }
  return found;
}

const guestPart = (part: PartConfig | PartPatch) => ({
  content: part.content,
  contentType: part.kind === 'patch' ? 'text/cloud-config-jsonp' : 'text/cloud-config',
  headers: part.kind === 'config' && part.header !== undefined ? { 'Merge-Type': part.header.text } : {},
});
