import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Manifest } from '../../domain/manifest.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { currentManifest } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import type { Obstacle } from '../../sinks/readable-by.js';
import type { SchemaOptions } from '../site/config-schema.js';
import { inputsOf } from '../site/inputs-of.js';
import { isSameSecret } from '../site/is-same-secret.js';
import type { LinesOf } from '../site/shown.js';
import type { Changes } from './changes.js';
import { isTidy } from './is-tidy.js';
import { isWhole } from './is-whole.js';

export { LockHeldError } from '../../sinks/lock.js';

export interface BuildOptions extends SchemaOptions {
  /** The folder that holds devices/ and templates/. */
  readonly root: string;
  readonly out: string;
  /** Version of seedpress: another one may write other bytes. */
  readonly version: string;
  /** Build the devices whose id matches this glob alone; all others stay as they are published. */
  readonly only?: string;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** How many generations stay on the disk, the published one included; 1 or more. */
  readonly keep: number;
  /** How many image writers, or readers of scripts, may run at once. */
  readonly jobs: number;
  /** PATH of the environment: where genisoimage, shells and Python are looked for. */
  readonly searchPath: string;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

export type BuildResult =
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[]; readonly linesOf?: LinesOf }
  | {
      readonly outcome: 'unchanged';
      readonly diagnostics: readonly Diagnostic[];
      readonly manifest: Manifest;
    }
  | {
      readonly outcome: 'published';
      readonly diagnostics: readonly Diagnostic[];
      readonly linesOf?: LinesOf;
      readonly manifest: Manifest;
      readonly generation: number;
      readonly changes: Changes;
      /** How many devices were rendered and written; the others were in the store. */
      readonly written: number;
      /** What keeps this machine's web server from reading the site. */
      readonly obstacle?: Obstacle & { readonly webServer: string };
    };

/**
 * Builds the site: reads, resolves and renders all of it, and where nothing is wrong writes what is new and
 * publishes it by one rename. Throws a LockHeldError where another build is under way.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const folders = outputFolders(options.out);
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError)) {
    const { shown } = await import('../site/shown.js');
    return { outcome: 'refused', ...shown(read.diagnostics, { ...options, ...read }) };
  }
  const inputs = inputsOf(read.files, options);

  const published = currentManifest(folders);
  // --strict has to look at the warnings, which nothing remembers.
  const mayBeUnchanged = !options.strict && isTidy(folders, options);
  const isUnchanged =
    mayBeUnchanged &&
    published?.inputs.digest === inputs.digest &&
    isSameSecret(published, options) &&
    isWhole(published, folders);
  if (isUnchanged) {
    return { outcome: 'unchanged', diagnostics: [], manifest: published };
  }
  // Loaded when there is something to build: schemas and template engine cost more than all of the above.
  const { buildChanged } = await import('./build-changed.js');
  return buildChanged(read, { options, folders, inputs });
}
