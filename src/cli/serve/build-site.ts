import { isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import { parseSigningKey } from '../../domain/signatures/signing-key.js';
import { type BuildOptions, build } from '../../pipeline/build/build.js';
import type { CommonOptions } from '../command.js';
import { reportFault } from '../report/fault.js';
import { rebuildTexts } from '../report/rebuild.js';

/** What the builds of `serve --watch` have in common: plain values, which can go to a thread. */
export interface SiteToBuild {
  readonly common: CommonOptions;
  readonly options: Pick<
    BuildOptions,
    'version' | 'strict' | 'keep' | 'jobs' | 'searchPath' | 'libraryFolders'
  >;
  /** The text of a private key that parseSigningKey takes. */
  readonly signingKey: string | undefined;
}

/** How a build ended, in words: all that is told of it can leave a thread. */
export interface Built {
  readonly outcome: 'refused' | 'unchanged' | 'published' | 'locked' | 'failed';
  /** Why nothing was published. */
  readonly errors: readonly string[];
  /** For stdout and stderr. */
  readonly said: { readonly stdout: string; readonly stderr: string };
}

/** Builds once; what is thrown is told as `reportFault` does. `wasRefused`: so was the build before. */
export async function buildSite(
  { common, options, signingKey }: SiteToBuild,
  { wasRefused }: { wasRefused: boolean },
): Promise<Built> {
  const key = signingKey === undefined ? undefined : parseSigningKey(signingKey);
  const signing = key?.ok === true ? { signer: key.value } : {};
  try {
    const result = await build({ ...common, ...options, ...signing });
    const errors = result.outcome === 'refused' ? result.diagnostics.filter(isError) : [];
    return {
      outcome: result.outcome,
      errors: errors.map(formatDiagnostic),
      said: rebuildTexts(result, { common, wasRefused }),
    };
  } catch (fault) {
    return failedBuild(fault, options);
  }
}

/** Of a build that threw, or whose thread did not answer. */
export function failedBuild(fault: unknown, { version }: Pick<BuildOptions, 'version'>): Built {
  let stderr = '';
  reportFault(fault, {
    version,
    stderr: (text) => {
      stderr += text;
    },
  });
  const { name, message } = fault instanceof Error ? fault : { name: '', message: String(fault) };
  const outcome = name === 'LockHeldError' ? 'locked' : 'failed';
  return { outcome, errors: [message], said: { stdout: '', stderr } };
}
