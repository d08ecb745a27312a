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

/** The schema that cloud-configs are checked with, and its file. */
export interface FoundSchema extends ConfigSchema {
  readonly file: string;
}

/** A file that is no schema. */
export class ConfigSchemaError extends Error {
  override readonly name = 'ConfigSchemaError';
  /** What is wrong with the file. */
  readonly why: string;

  constructor(path: string, why: string, options?: ErrorOptions) {
    super(`${path} ${why}`, options);
    this.why = why;
  }
}

/** The schema that the user names, or the one of the cloud-init that is installed here; undefined where none is. */
export function configSchema({ cloudInitSchema, libraryFolders }: SchemaOptions): FoundSchema | undefined {
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

export function schemaIn(path: string): FoundSchema {
  const root = parsed(path);
  if (
    typeof root !== 'object' ||
    root === null ||
    !('$defs' in root || 'properties' in root || 'allOf' in root)
  )
    throw new ConfigSchemaError(
      path,
      'is not a schema of cloud-configs: it has neither properties nor allOf',
    );
  const version = versionBeside(path);
  return { file: path, root: root as JsonSchema, ...(version === undefined ? {} : { version }) };
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigSchemaError(path, `cannot be read as JSON: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? 'a syntax error' : (reasons[code] ?? code);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
};

/** A schema of an installation lies two folders below the version of it. Source: cloudinit/version.py. */
function versionBeside(path: string): string | undefined {
  const file = join(dirname(path), '../../version.py');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^__VERSION__ = "([^"]+)"/m.exec(text)?.[1];
}
