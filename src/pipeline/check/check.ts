import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { scriptReader } from '../../sinks/read-script.js';
import type { SchemaOptions } from '../site/config-schema.js';
import { chooseImageWriter } from '../site/image-writer.js';
import { planBuild } from '../site/plan-build.js';
import type { SchemaUse } from '../site/schema-use.js';
import { type LinesOf, shown } from '../site/shown.js';

export interface CheckOptions extends SchemaOptions {
  readonly root: string;
  readonly version: string;
  readonly strict: boolean;
  /** PATH of the environment: where genisoimage, shells and Python are looked for. */
  readonly searchPath: string;
  /** How many programs may run at once. */
  readonly jobs: number;
  /** Opens what the inventory names as secrets. */
  readonly secretsFrom?: SecretSource;
}

/** Does all of a build that can find a mistake, for every device, and writes nothing. */
export async function check(options: CheckOptions): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly devices: number;
  readonly linesOf: LinesOf;
  /** Absent where nobody came as far as looking for one. */
  readonly schema?: SchemaUse;
}> {
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError))
    return { ...shown(read.diagnostics, { ...options, ...read }), devices: 0 };
  // Nothing counts as stored: a mistake that an older build let through is to be found all the same.
  const plan = await planBuild(read, {
    ...options,
    schemaFrom: options,
    readScript: scriptReader(options),
    isWanted: () => true,
    isCheck: true,
    storedRecord: () => undefined,
  });
  const found = [...plan.diagnostics, ...chooseImageWriter(plan, options).diagnostics];
  return {
    diagnostics: found,
    devices: plan.devices.length,
    linesOf: plan.linesOf,
    ...(plan.schema === undefined ? {} : { schema: plan.schema }),
  };
}
