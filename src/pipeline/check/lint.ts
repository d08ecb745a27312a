import { guestFacts } from '../../checks/guest-facts.js';
import { ofNobody } from '../../checks/lint/foreign-part.js';
import { lintFile } from '../../checks/lint/lint-file.js';
import { lintImage, lintSeed } from '../../checks/lint/lint-seed.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Budget } from '../../domain/budget.js';
import type { Device } from '../../domain/device.js';
import { unpacked } from '../../domain/secrets/packed-texts.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { VersionRange } from '../../domain/version-range.js';
import { diskFiles, diskKind } from '../../encode/disk/disk-files.js';
import { scriptReader } from '../../sinks/read-script.js';
import { checkScripts } from '../site/check-scripts.js';
import { configSchema, type SchemaOptions } from '../site/config-schema.js';
import { type SchemaUse, schemaUse } from '../site/schema-use.js';
import { type LinesOf, shown } from '../site/shown.js';

/** A file from anywhere, or a folder with its files by their paths; `file` is its name in messages. */
export type LintInput = { readonly file: string } & (
  | { readonly bytes: Buffer }
  | { readonly files: ReadonlyMap<string, Buffer> }
);

export interface LintOptions extends SchemaOptions {
  readonly strict: boolean;
  readonly os: Device['os'];
  /** The versions of cloud-init that the guests have, where somebody says so. */
  readonly cloudInit?: VersionRange | undefined;
  /** How large each file may be. */
  readonly budget?: Budget | undefined;
  /** PATH of the environment: where shells and Python are looked for. */
  readonly searchPath: string;
  /** How many programs may run at once. */
  readonly jobs: number;
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were looked at, those of folders and images counted each. */
  readonly files: number;
  /** The lines that the places mean, without secrets; of packed files none. */
  readonly linesOf: LinesOf;
  readonly schema: SchemaUse;
}

/** Looks at files, folders and images of a seed as cloud-init would; there is no inventory. */
export async function lint(inputs: readonly LintInput[], options: LintOptions): Promise<LintResult> {
  const { strict, os, cloudInit, budget } = options;
  const schema = configSchema(options);
  const guest = { os, facts: guestFacts(cloudInit, schema) };
  const linted = inputs.map((input) => {
    const about = { file: input.file, guest, budget };
    if ('files' in input) return lintSeed(input.files, about);
    return diskKind(input.bytes) === undefined ? lintFile(input.bytes, about) : lintImage(input.bytes, about);
  });
  const ofScripts = await checkScripts(
    linted.flatMap(({ scripts }) => scripts),
    { readScript: scriptReader(options), jobs: options.jobs },
  );
  const found = [...linted.flatMap(({ diagnostics }) => diagnostics), ...ofScripts.map(ofNobody)];
  const files = inputs.flatMap(filesOf);
  return { ...shown(found, { strict, files }), files: files.length, schema: schemaUse(schema, [cloudInit]) };
}

/** The files of an input by the names that messages have for them. */
function filesOf(input: LintInput) {
  const { file } = input;
  const files = 'files' in input ? input.files : diskKind(input.bytes) && readable(input.bytes);
  if (files === undefined) return 'bytes' in input ? [shownFile(file, input.bytes)] : [];
  return [...files].map(([path, bytes]) => shownFile(`${file.replace(/\/$/, '')}/${path}`, bytes));
}

const shownFile = (path: string, bytes: Buffer) => ({ path, text: textOf(bytes), packed: unpacked(bytes) });

function readable(image: Buffer): ReadonlyMap<string, Buffer> | undefined {
  try {
    return diskFiles(image).files;
  } catch {
    // Said by the lint of the image.
    return undefined;
  }
}

function textOf(bytes: Buffer): string {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? decoded.text : bytes.toString('utf8');
}
