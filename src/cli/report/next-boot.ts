import type { DeviceChange } from '../../pipeline/plan/plan.js';
import { eitherOf } from './either-of.js';

/** What a changed device does at its next boot, and how to have it do the rest. */
export function nextBootLines({ nextBoot, remedy }: DeviceChange): readonly string[] {
  if (nextBoot === undefined) return [];
  if (nextBoot.kind === 'new-instance')
    return [
      `  next boot: all steps run again, as on a new machine: instance-id ${nextBoot.from} -> ${nextBoot.to}`,
    ];
  if (nextBoot.kind === 'unknown')
    return [
      `  next boot: the instance-id stays ${nextBoot.instanceId}; what the published seed held is not in the store any more`,
    ];
  const { instanceId, everyBoot, ignored, again } = nextBoot;
  return [
    `  next boot: per-instance steps are skipped: the instance-id stays ${instanceId}`,
    ...(again === undefined
      ? []
      : [`    but all steps run again with ${eitherOf(again.by)}: instance-id ${again.from} -> ${again.to}`]),
    ...(everyBoot.length === 0 ? [] : [`    done all the same, as in every boot: ${everyBoot.join(', ')}`]),
    ...(ignored.length === 0
      ? []
      : [`    ignored: ${ignored.join(', ')}`, `    remedy: ${remedyText(remedy)}`]),
  ];
}

function remedyText({ generation, position }: DeviceChange['remedy']): string {
  const place = position === undefined ? '' : ` (${position.file}:${position.line}:${position.column})`;
  return `generation: ${generation}${place} runs them again`;
}
