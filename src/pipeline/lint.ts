import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Device } from '../domain/device.js';
import { decodeUtf8 } from '../domain/utf8.js';
import { lintUserData } from '../seed/lint/lint-user-data.js';
import { asError } from './as-error.js';

/** A file of user-data from anywhere. */
export interface LintInput {
  /** As messages name it. */
  readonly file: string;
  readonly bytes: Buffer;
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  /** The lines that the places mean, by the names of the files; empty for packed ones. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Looks at files of user-data as cloud-init would; there is no inventory. */
export function lint(
  inputs: readonly LintInput[],
  { strict, os }: { strict: boolean; os: Device['os'] },
): LintResult {
  const found = inputs.flatMap(({ file, bytes }) => lintUserData(bytes, { file, os }));
  return {
    diagnostics: sortDiagnostics(strict ? found.map(asError) : found),
    texts: new Map(inputs.map(({ file, bytes }) => [file, textOf(bytes)])),
  };
}

function textOf(bytes: Buffer): string {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? decoded.text : bytes.toString('utf8');
}
