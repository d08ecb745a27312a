import { unknownDevice } from '../../diagnostics/catalogue/commands.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { Seed } from '../../domain/seed.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { type BuildPlan, planBuild } from './plan-build.js';

export type RenderedDevice =
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'rendered'; readonly plan: BuildPlan; readonly device: Device; readonly seed: Seed };

/** Renders one device from the inputs as they are now, whatever is stored of it. */
export async function renderDevice(
  id: string,
  { root, version, secretsFrom }: { root: string; version: string; secretsFrom?: SecretSource },
): Promise<RenderedDevice> {
  const plan = await planBuild(readInputFiles(root), {
    root,
    version,
    strict: false,
    isWanted: (device) => device.id === id,
    storedRecord: () => undefined,
    ...(secretsFrom === undefined ? {} : { secretsFrom }),
  });
  const errors = plan.diagnostics.filter(isError);
  if (errors.length > 0) return { kind: 'mistakes', diagnostics: errors };
  const planned = plan.planned[0];
  if (planned === undefined || !('seed' in planned)) {
    const known = plan.devices.map((device) => device.id);
    return { kind: 'mistakes', diagnostics: [unknownDevice(id, { known })] };
  }
  return { kind: 'rendered', plan, device: planned.device, seed: planned.seed };
}
