import type { PlannedChanges } from '../../pipeline/plan/plan.js';

/** Whether a build would publish something else than what is published. */
export const hasChanges = ({ added, changed, removed, siteFiles }: PlannedChanges): boolean =>
  [added, changed, removed, siteFiles].some(({ length }) => length > 0);

/** One line: how much would change. */
export function planSummary(result: PlannedChanges): string {
  if (!hasChanges(result)) return 'seedpress: a build would change nothing\n';
  const counts = (['added', 'changed', 'removed'] as const)
    .filter((kind) => result[kind].length > 0)
    .map((kind) => `${result[kind].length} ${kind}`);
  const devices = counts.length === 0 ? 'no device' : counts.join(', ');
  const files = result.siteFiles.length === 0 ? '' : '; files for the host or the guest change';
  return `seedpress: ${devices}${files}; run 'seedpress build' to publish\n`;
}
