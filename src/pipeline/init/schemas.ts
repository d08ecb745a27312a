import { jsonSchema, type SchemaName } from '../../inventory/schema/json-schemas.js';
import { knownLayouts } from '../../layouts/index.js';

export { type SchemaName, schemaNames } from '../../inventory/schema/json-schemas.js';

/** The JSON Schema of one kind of file, as text. */
export function schemaText(name: SchemaName): string {
  const schema = jsonSchema(name, knownLayouts);
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The line by which editors find the schema of a file, from its own folder. */
export const schemaLine = (path: string): string => `# yaml-language-server: $schema=${path}\n`;
