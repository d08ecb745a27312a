import type { BuildResult } from '../../pipeline/build/build.js';
import type { CommonOptions } from '../command.js';
import { exampleOf } from './example.js';
import { diagnosticJson, schemaJson } from './formats/json.js';

/** The result of a build for scripts. */
export function buildJson(result: BuildResult, { out }: CommonOptions): string {
  const diagnostics = result.diagnostics.map(diagnosticJson);
  const { outcome } = result;
  if (outcome === 'refused') return `${JSON.stringify({ outcome, diagnostics }, null, 2)}\n`;
  const { published } = result;
  const done =
    outcome === 'published'
      ? {
          generation: result.generation,
          written: result.written,
          changes: result.changes,
          schema: schemaJson(result.schema),
        }
      : { written: 0, changes: { added: [], changed: [], removed: [] } };
  const shown = {
    outcome,
    out,
    ...published.totals,
    ...done,
    ...(outcome === 'published' && result.obstacle !== undefined ? { obstacle: result.obstacle } : {}),
    ...(outcome === 'published' ? { mended: result.mended } : {}),
    ...(outcome === 'published' && result.notFlushed !== undefined ? { notFlushed: result.notFlushed } : {}),
    ...(result.leftBehind === undefined ? {} : { leftBehind: result.leftBehind }),
    example: exampleOf(published),
    diagnostics,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
