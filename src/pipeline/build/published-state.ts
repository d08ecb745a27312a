import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { type InputsState, readInputsState } from '../../sinks/state/inputs-state.js';
import { readWarnings } from '../../sinks/state/warnings.js';

/** What the published generation was built from, and what was said of it. */
export interface PublishedState {
  readonly generation: number;
  readonly folder: string;
  readonly inputs: InputsState;
  /** As they were shown. */
  readonly warnings: readonly Diagnostic[];
}

/** Undefined where nothing is published, or where that was damaged. */
export function publishedState(folders: OutputFolders): PublishedState | undefined {
  const generation = currentGeneration(folders);
  if (generation === undefined) return undefined;
  const folder = generationFolder(generation, folders);
  const inputs = readInputsState(folder);
  const warnings = readWarnings(folder) as readonly Diagnostic[] | undefined;
  return inputs === undefined || warnings === undefined
    ? undefined
    : { generation, folder, inputs, warnings };
}
