import { isError } from '../../diagnostics/diagnostic.js';
import type { Manifest } from '../../domain/manifest.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { currentGeneration, currentManifest, generationFolder } from '../../sinks/generations.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import { readInputsState } from '../../sinks/state/inputs-state.js';
import { inputsOf } from '../site/inputs-of.js';
import { isSameSecret } from '../site/is-same-secret.js';
import { isSameSchema } from '../site/named-schema.js';
import { liveDamage } from '../verify/live-damage.js';
import { type InputChanges, inputChanges } from './input-changes.js';
import type { PlanOptions, PlanResult } from './planned-changes.js';

export type { DeviceChange } from './device-change.js';
export type { FileChange } from './file-change.js';
export { linesOfChange } from './file-changes.js';
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
    inputs: withSchema(inputChanges(published, inputs, options), { folders, root: options.root }),
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

/** The schema of cloud-init that site.yaml names is an input as well, though it may stand anywhere. */
function withSchema(
  changes: InputChanges,
  { folders, root }: { folders: OutputFolders; root: string },
): InputChanges {
  const generation = currentGeneration(folders);
  const state = generation === undefined ? undefined : readInputsState(generationFolder(generation, folders));
  const schema = state?.schema;
  // One that the command line names is none of a plan's.
  if (schema === undefined || schema.isOption || isSameSchema({ schema }, { root })) return changes;
  const changed = [...changes.changed, schema.path];
  return { ...changes, changed: changed.sort((a, b) => (a < b ? -1 : 1)) };
}

const generationOf = (published: Manifest | undefined, generation: number | undefined) =>
  published === undefined || generation === undefined ? {} : { generation };
