import { relative, resolve } from 'node:path';
import type { Io } from '../io.js';
import type { FormatContext } from './formats/format.js';

/** What the formats may know. Positions are relative to `root`; without one files are named as they were given. */
export function formatContext(
  { cwd, version, hasColours }: Pick<Io, 'cwd' | 'version' | 'hasColours'>,
  { root, linesOf }: { root?: string | undefined } & Pick<FormatContext, 'linesOf'>,
): FormatContext {
  return {
    version,
    hasColours,
    pathOf: (file) => (root === undefined ? file : relative(cwd, resolve(root, file)) || file),
    linesOf,
  };
}
