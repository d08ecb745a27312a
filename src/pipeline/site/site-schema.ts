import { resolve } from 'node:path';
import { wrongConfigSchema } from '../../diagnostics/catalogue/inventory-site.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import {
  ConfigSchemaError,
  configSchema,
  type FoundSchema,
  type SchemaOptions,
  schemaIn,
} from './config-schema.js';

export interface SiteSchema {
  /** Absent where none is named and no cloud-init is installed here. */
  readonly schema?: FoundSchema;
  readonly diagnostics: readonly Diagnostic[];
}

/** The schema that the command line names, or site.yaml, or that of the cloud-init which is installed here. */
export function siteSchema(
  { cloudInitSchema: path }: Pick<Site, 'cloudInitSchema'>,
  { root, siteSource, from }: { root: string; siteSource: SourceNode; from: SchemaOptions },
): SiteSchema {
  if (path === undefined || from.cloudInitSchema !== undefined) {
    const schema = configSchema(from);
    return { ...(schema === undefined ? {} : { schema }), diagnostics: [] };
  }
  try {
    const schema = schemaIn(resolve(root, path));
    return { schema, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof ConfigSchemaError)) throw error;
    const position = originAt(siteSource, ['cloud_init_schema']);
    return { diagnostics: [wrongConfigSchema(position, { path, why: error.why })] };
  }
}
