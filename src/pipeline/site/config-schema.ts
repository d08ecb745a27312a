import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConfigSchema, JsonSchema } from '../../cloud-init/schema/json-schema.js';
import { namesIn } from '../../sinks/names-in.js';

/** Where cloud-init's schema of cloud-configs may be found. */
export interface SchemaOptions {
  /** The file that the user names; absolute. */
  readonly cloudInitSchema?: string;
  /** Else the folders below which an installed cloud-init may lie. */
  readonly libraryFolders: readonly string[];
}

/** The file that the user names is no schema. */
class ConfigSchemaError extends Error {
  override readonly name = 'ConfigSchemaError';
}

/** The schema that the user names, or the one of the cloud-init that is installed here; undefined where none is. */
export function configSchema({ cloudInitSchema, libraryFolders }: SchemaOptions): ConfigSchema | undefined {
  if (cloudInitSchema !== undefined) return schemaIn(cloudInitSchema);
  const installed = libraryFolders
    .flatMap(pythonFolders)
    .map((folder) => join(folder, schemaPath))
    .find((path) => existsSync(path));
  if (installed === undefined) return undefined;
  try {
    return schemaIn(installed);
  } catch (error) {
    // A broken installation is nobody's mistake here.
    if (error instanceof ConfigSchemaError) return undefined;
    throw error;
  }
}

// Sources: cloudinit/config/schema.py get_schema_dir, USERDATA_SCHEMA_FILE.
const schemaPath = 'cloudinit/config/schemas/schema-cloud-config-v1.json';

/** Debian's folder first, then those of the newest Python. */
function pythonFolders(folder: string): readonly string[] {
  const versions = namesIn(folder)
    .filter((name) => /^python3\.\d+$/.test(name))
    .sort((a, b) => Number(b.slice(8)) - Number(a.slice(8)));
  return [
    join(folder, 'python3/dist-packages'),
    ...versions.flatMap((name) => ['site-packages', 'dist-packages'].map((kind) => join(folder, name, kind))),
  ];
}

function schemaIn(path: string): ConfigSchema {
  const root = parsed(path);
  if (
    typeof root !== 'object' ||
    root === null ||
    !('$defs' in root || 'properties' in root || 'allOf' in root)
  )
    throw new ConfigSchemaError(`${path} is no schema of cloud-configs: it has neither properties nor allOf`);
  const version = versionBeside(path);
  return { root: root as JsonSchema, ...(version === undefined ? {} : { version }) };
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigSchemaError(`${path} cannot be read as JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** A schema of an installation lies two folders below the version of it. Source: cloudinit/version.py. */
function versionBeside(path: string): string | undefined {
  const file = join(dirname(path), '../../version.py');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^__VERSION__ = "([^"]+)"/m.exec(text)?.[1];
}
