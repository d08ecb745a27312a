import type { BuildResult } from '../../pipeline/build/build.js';
import type { CommonOptions } from '../command.js';
import { diagnosticJson, schemaJson } from './formats/json.js';
import { exampleOf, totalsOf } from './totals.js';

/** The result of a build for scripts. */
export function buildJson(result: BuildResult, { out }: CommonOptions): string {
  const diagnostics = result.diagnostics.map(diagnosticJson);
  const { outcome } = result;
  if (outcome === 'refused') return `${JSON.stringify({ outcome, diagnostics }, null, 2)}\n`;
  const { manifest } = result;
  const published =
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
    ...totalsOf(manifest),
    ...published,
    ...(outcome === 'published' && result.obstacle !== undefined ? { obstacle: result.obstacle } : {}),
    example: exampleOf(manifest),
    diagnostics,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}
