import { isError } from '../../diagnostics/diagnostic.js';
import type { Manifest } from '../../domain/manifest.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { currentGeneration, currentManifest } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { inputsOf } from '../site/inputs-of.js';
import { isSameSecret } from '../site/is-same-secret.js';
import { liveDamage } from '../verify/live-damage.js';
import { inputChanges } from './input-changes.js';
import type { PlanOptions, PlanResult } from './planned-changes.js';

export type { DeviceChange } from './device-change.js';
export type { FileChange } from './file-change.js';
export type { PlannedChanges, PlanOptions, PlanResult } from './planned-changes.js';

/** Compares what a build would publish with what is published. Writes nothing, and waits for nobody's lock. */
export async function plan(options: PlanOptions): Promise<PlanResult> {
  const folders = outputFolders(options.out);
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError)) return { outcome: 'refused', diagnostics: read.diagnostics };
  const published = currentManifest(folders);
  const inputs = inputsOf(read.files, options);
  const base = {
    outcome: 'planned',
    ...generationOf(published, currentGeneration(folders)),
    inputs: inputChanges(published, inputs, options),
    damaged: liveDamage(options),
  } as const;
  if (!options.strict && published?.inputs.digest === inputs.digest && isSameSecret(published, options))
    return { ...base, diagnostics: [], ...nothing };
  // Loaded when there is something to compare, as in `build`.
  const { planChanges } = await import('./plan-changes.js');
  const changes = await planChanges(read, { options, folders, published });
  return changes.outcome === 'refused' ? changes : { ...base, ...changes };
}

const nothing = { added: [], changed: [], removed: [], siteFiles: [] };

const generationOf = (published: Manifest | undefined, generation: number | undefined) =>
  published === undefined || generation === undefined ? {} : { generation };
