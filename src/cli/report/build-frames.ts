import type { LinesOf } from '../../pipeline/site/shown.js';
import type { CommonOptions } from '../command.js';
import type { Io } from '../io.js';
import { formatContext } from './format-context.js';

/** At a terminal mistakes show the lines that they are in. */
export function buildFrames(
  result: object | { readonly linesOf: LinesOf },
  { io, common }: { io: Io; common: Pick<CommonOptions, 'root'> },
) {
  if (!io.isTerminal || !('linesOf' in result)) return {};
  return { frames: formatContext(io, { root: common.root, linesOf: result.linesOf }) };
}
