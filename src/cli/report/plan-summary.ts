import type { PlannedChanges } from '../../pipeline/plan/plan.js';
import { nextCommand } from './next-command.js';
import { grouped, plural } from './numbers.js';

/** Whether a build would publish something else than what is published. */
export const hasChanges = ({ added, changed, removed, siteFiles, damaged }: PlannedChanges): boolean =>
  [added, changed, removed, siteFiles, damaged].some(({ length }) => length > 0);

/** One line: how much would change. */
export function planSummary(
  result: PlannedChanges,
  where: { root: string; out: string; cwd: string },
): string {
  if (!hasChanges(result)) return 'seedpress: a build would change nothing\n';
  const counts = (['added', 'changed', 'removed'] as const)
    .filter((kind) => result[kind].length > 0)
    .map((kind) => `${result[kind].length} ${kind}`);
  const devices = counts.length === 0 ? 'no device' : counts.join(', ');
  const files = [
    ...(result.siteFiles.length === 0 ? [] : ['; files for the host or the guest change']),
    ...(result.damaged.length === 0 ? [] : ['; a build repairs what is damaged']),
  ].join('');
  const command = nextCommand('seedpress build', where);
  // A command with words of a shell in it is pasted as it stands.
  const publish =
    command === 'seedpress build' ? `run '${command}' to publish` : `run this to publish: ${command}`;
  return `seedpress: ${devices}${files}; ${publish}\n`;
}

/** The last line of a plan: how much of what is published would be other than it is. */
export function planTotal(result: PlannedChanges, { ways }: { ways: number }): string {
  const { added, changed, removed, siteFiles } = result;
  const files = changed.reduce((sum, device) => sum + device.files.length, 0);
  const images = changed.reduce((sum, device) => sum + device.images.length, 0);
  const inWays = ways > 0 && ways < changed.length ? ` in ${plural(ways, 'way')}` : '';
  const counts = [
    `${grouped(added.length)} added`,
    `${grouped(changed.length)} changed${inWays}`,
    `${grouped(removed.length)} removed`,
  ];
  const held = [
    ...(files === 0 ? [] : [plural(files, 'device file')]),
    ...(images === 0 ? [] : [plural(images, 'image')]),
    ...(siteFiles.length === 0 ? [] : [plural(siteFiles.length, 'site file')]),
  ];
  return `total: ${[counts.join(', '), ...held].join('; ')}`;
}
