import type { SchemaUse } from '../../pipeline/site/schema-use.js';

/** Which schema of cloud-init was used: ", with the schema of cloud-init 22.4.2". */
export function schemaClause(schema: SchemaUse | undefined): string {
  if (schema?.file === undefined || !schema.isUsed) return '';
  const { file, version } = schema;
  return ` with the schema ${version === undefined ? file : `of cloud-init ${version}`}`;
}

/** One line where keys and values were held against our own tables only, and how to get the schema. */
export function noSchemaLine(schema: SchemaUse | undefined, { inSite }: { inSite: boolean }): string {
  if (schema === undefined || schema.isUsed) return '';
  const key = inSite ? ', or cloud_init_schema in devices/site.yaml' : '';
  const how = `"apt-get download cloud-init" gets one for --cloud-init-schema FILE${key}`;
  if (schema.file === undefined)
    return `seedpress: no schema of cloud-init found, so many keys and values were not checked; ${how}\n`;
  return `seedpress: your guests do not run cloud-init ${schema.version}, which is installed here, so its schema was not used; name theirs with --cloud-init-schema FILE${key}\n`;
}
