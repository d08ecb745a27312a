import type { DeviceChange } from '../../pipeline/plan/plan.js';
import { eitherOf } from './either-of.js';

/** What a changed device does at its next boot, and how to apply the rest. */
export function nextBootLines({ nextBoot, renewal }: DeviceChange): readonly string[] {
  if (nextBoot === undefined) return [];
  if (nextBoot.kind === 'new-instance')
    return [
      `  next boot: all steps run again, as on a new machine (new instance-id: ${nextBoot.from} -> ${nextBoot.to})`,
    ];
  if (nextBoot.kind === 'unknown')
    return [
      `  next boot: same instance-id (${nextBoot.instanceId}); the published seed is no longer in the store, so the changes are unknown`,
    ];
  if (nextBoot.kind === 'own-rules') {
    const { guest, everyBoot, ignored } = nextBoot;
    return [
      `  next boot: ${guest} does not look at the instance-id`,
      ...everyBootLines(everyBoot),
      ...(ignored.length === 0
        ? []
        : [
            `    not applied (read at the first boot only): ${ignored.join(', ')}`,
            '    to apply: start the machine from a new disk',
          ]),
    ];
  }
  const { instanceId, everyBoot, ignored, again } = nextBoot;
  return [
    `  next boot: same instance-id (${instanceId}), so per-instance steps do not run again`,
    ...(again === undefined
      ? []
      : [
          `    except with ${eitherOf(again.by)}, where all steps run again (new instance-id: ${again.from} -> ${again.to})`,
        ]),
    ...everyBootLines(everyBoot),
    ...(ignored.length === 0
      ? []
      : [
          `    not applied (same instance-id): ${ignored.join(', ')}`,
          `    to apply: ${renewalText(renewal)}`,
        ]),
  ];
}

const everyBootLines = (names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`    still runs (every boot): ${names.join(', ')}`];

function renewalText({ generation, position }: DeviceChange['renewal']): string {
  const place = position === undefined ? '' : ` at ${position.file}:${position.line}:${position.column}`;
  return `set generation: ${generation}${place} and reboot`;
}
