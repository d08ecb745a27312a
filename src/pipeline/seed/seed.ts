import { existsSync } from 'node:fs';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { ImageFormat } from '../../domain/site.js';
import { defaultMetaData } from '../../seed/default-meta-data.js';
import { writeSingleImage } from '../../sinks/single-image.js';
import { type LintInput, type LintOptions, lint } from '../check/lint.js';
import { seedFiles } from './seed-files.js';

export interface SeedOptions extends LintOptions {
  /** The image; absolute. */
  readonly output: string;
  readonly format: ImageFormat;
  /** Writes over a file that is there. */
  readonly force: boolean;
  /** For a seed without meta-data. */
  readonly hostname?: string | undefined;
}

export type SeedResult =
  | {
      readonly outcome: 'written';
      readonly label: string;
      readonly files: readonly string[];
      /** Files of the folder that no client looks for. */
      readonly left: readonly string[];
      readonly madeMetaData: boolean;
      readonly size: number;
      readonly sha256: string;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly outcome: 'refused'; readonly why?: string; readonly diagnostics: readonly Diagnostic[] };

/** Makes one seed image of files that somebody has, without an inventory, and checks them as `lint` does. */
export async function seed(inputs: readonly LintInput[], options: SeedOptions): Promise<SeedResult> {
  const { output, format, force, hostname } = options;
  const found = seedFiles(inputs);
  if ('refused' in found) return { outcome: 'refused', why: found.refused, diagnostics: [] };
  if (!force && existsSync(output))
    return { outcome: 'refused', why: 'it is there already; --force overwrites it', diagnostics: [] };
  const { label, given, left } = found;
  const looked = label === 'cidata' ? given : inputs;
  const { diagnostics } = await lint(looked, options);
  if (diagnostics.some(isError)) return { outcome: 'refused', diagnostics };
  const madeMetaData = label === 'cidata' && !given.some(({ name }) => name === 'meta-data');
  const files = [
    ...given.map(({ name, bytes }) => ({ path: name, content: bytes })),
    ...(madeMetaData ? [{ path: 'meta-data', content: defaultMetaData(given, { hostname }) }] : []),
  ];
  const { size, sha256 } = await writeSingleImage(files, { path: output, label, format });
  const names = files.map(({ path }) => path).sort();
  return { outcome: 'written', label, files: names, left, madeMetaData, size, sha256, diagnostics };
}
