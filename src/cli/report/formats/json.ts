import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { SchemaUse } from '../../../pipeline/site/schema-use.js';
import type { Format } from './format.js';

/** Everything that is known, for scripts: `{ devices, schema, diagnostics: [{ file, line, column, code, … }] }`. */
export const json: Format = ({ diagnostics, looked, schema }) =>
  `${JSON.stringify({ ...looked, schema: schemaJson(schema), diagnostics: diagnostics.map(diagnosticJson) }, null, 2)}\n`;

/** The schema that was used, `{ file, version }`; null where none was. */
export function schemaJson(schema: SchemaUse | undefined) {
  if (schema?.file === undefined || !schema.isUsed) return null;
  const { isUsed: _, ...found } = schema;
  return found;
}

/** A mistake with its place flat, as editors and scripts like it. */
export function diagnosticJson({ position, ...rest }: Diagnostic) {
  return { ...position, ...rest };
}
