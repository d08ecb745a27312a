import type { DeviceChange } from '../../pipeline/plan/plan.js';

/** What a changed device does at its next boot, and how to have it do the rest. */
export function nextBootLines({ nextBoot, remedy }: DeviceChange): readonly string[] {
  if (nextBoot === undefined) return [];
  if (nextBoot.kind === 'new-instance')
    return [
      `  next boot: all steps run again, as on a new machine: instance-id ${nextBoot.from} -> ${nextBoot.to}`,
    ];
  const { instanceId, everyBoot, ignored } = nextBoot;
  return [
    `  next boot: per-instance steps are skipped: the instance-id stays ${instanceId}`,
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
