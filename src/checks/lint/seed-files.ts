import type { CheckedPart } from '../checked-part.js';
import type { LintOptions } from './lint-options.js';

/** The files of a seed, by their paths below its folder or in its image. */
export type SeedFiles = ReadonlyMap<string, Buffer>;

/** The options for one file of a seed: messages name it below the seed. */
export const below = (options: LintOptions, path: string): LintOptions => ({
  ...options,
  file: `${options.file.replace(/\/$/, '')}/${path}`,
});

export const joined = (parts: readonly CheckedPart[]): CheckedPart => ({
  diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  scripts: parts.flatMap(({ scripts }) => scripts),
});
