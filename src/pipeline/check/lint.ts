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
import { type DiskFiles, diskKind, readDisk } from '../../encode/disk/disk-files.js';
import { scriptReader } from '../../sinks/read-script.js';
import { checkScripts, ScriptKinds } from '../site/check-scripts.js';
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
  const opened = inputs.map(opens);
  const linted = opened.map((input) => {
    const about = { file: input.file, guest, budget };
    if ('disk' in input) return lintImage(input.disk, about);
    return 'files' in input ? lintSeed(input.files, about) : lintFile(input.bytes, about);
  });
  const ofScripts = await checkScripts(new ScriptKinds(linted.flatMap(({ scripts }) => scripts)), {
    readScript: scriptReader(options),
    jobs: options.jobs,
  });
  const found = [...linted.flatMap(({ diagnostics }) => diagnostics), ...ofScripts.map(ofNobody)];
  const files = opened.flatMap(filesOf);
  return { ...shown(found, { strict, files }), files: files.length, schema: schemaUse(schema, [cloudInit]) };
}

type OpenedInput = LintInput | { readonly file: string; readonly disk: DiskFiles | Error };

/** An image is read here, once: for its checks and for the lines that messages show. */
function opens(input: LintInput): OpenedInput {
  if ('files' in input || diskKind(input.bytes) === undefined) return input;
  return { file: input.file, disk: readDisk(input.bytes) };
}

/** The files of an input by the names that messages have for them; an image that nobody can read counts as one without lines. */
function filesOf(input: OpenedInput) {
  const { file } = input;
  if ('bytes' in input) return [shownFile(file, input.bytes)];
  const held = 'disk' in input ? input.disk : input;
  if (held instanceof Error) return [shownFile(file, Buffer.alloc(0))];
  return [...held.files].map(([path, bytes]) => shownFile(`${file.replace(/\/$/, '')}/${path}`, bytes));
}

const shownFile = (path: string, bytes: Buffer) => ({ path, text: textOf(bytes), packed: unpacked(bytes) });

function textOf(bytes: Buffer): string {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? decoded.text : bytes.toString('utf8');
}
