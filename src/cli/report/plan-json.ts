import type { DeviceChange, FileChange, PlanResult } from '../../pipeline/plan/plan.js';
import { diagnosticJson } from './formats/json.js';
import { hasChanges } from './plan-summary.js';

/** What a build would change, for scripts. */
export function planJson(result: PlanResult, { isBrief }: { isBrief: boolean }): string {
  const diagnostics = result.diagnostics.map(diagnosticJson);
  if (result.outcome === 'refused')
    return `${JSON.stringify({ outcome: result.outcome, diagnostics }, null, 2)}\n`;
  const { generation, inputs, added, removed, changed, siteFiles, damaged } = result;
  const shown = {
    outcome: hasChanges(result) ? 'changes' : 'unchanged',
    generation: generation ?? null,
    inputs,
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    devices: Object.fromEntries(changed.map((device) => [device.id, deviceJson(device, { isBrief })])),
    damaged,
    site_files: siteFiles.map((change) => fileJson(change, { isBrief })),
    diagnostics,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const deviceJson = (
  { files, images, nextBoot, keptBy, notCarried }: DeviceChange,
  { isBrief }: { isBrief: boolean },
) => ({
  files: files.map((change) => fileJson(change, { isBrief })),
  images,
  ...(nextBoot === undefined ? {} : { next_boot: nextBootJson(nextBoot) }),
  kept_by: keptBy,
  not_carried: notCarried,
});

function nextBootJson(boot: NonNullable<DeviceChange['nextBoot']>) {
  switch (boot.kind) {
    case 'new-instance':
      return { per_instance: 'run again', instance_id: boot.to, instance_id_before: boot.from };
    case 'unknown':
      return { per_instance: 'unknown', instance_id: boot.instanceId };
    case 'own-rules':
      return {
        per_instance: 'not by instance-id',
        guest: boot.guest,
        every_boot: boot.everyBoot,
        ignored: boot.ignored,
      };
    case 'same-instance': {
      const { instanceId, everyBoot, ignored, again } = boot;
      return {
        per_instance: 'skipped',
        instance_id: instanceId,
        every_boot: everyBoot,
        ignored,
        ...(again === undefined
          ? {}
          : { run_again: { by: again.by, instance_id: again.to, instance_id_before: again.from } }),
      };
    }
  }
}

const fileJson = ({ kind, paths, part, hunks }: FileChange, { isBrief }: { isBrief: boolean }) => ({
  kind,
  paths,
  ...(part === undefined ? {} : { part }),
  ...(hunks === undefined || isBrief
    ? {}
    : { diff: hunks.map(({ header, lines }) => [header, ...lines].join('\n')).join('\n') }),
});
