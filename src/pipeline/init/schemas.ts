import { jsonSchema, type SchemaName } from '../../inventory/schema/json-schemas.js';
import { images, layouts } from '../../layouts/index.js';

export { type SchemaName, schemaNames } from '../../inventory/schema/json-schemas.js';

/** The JSON Schema of one kind of file, as text. */
export function schemaText(name: SchemaName): string {
  const schema = jsonSchema(name, { layouts: Object.keys(layouts), images: Object.keys(images) });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
