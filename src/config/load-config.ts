import { configShape, configSyntax, configThrows } from '../diagnostics/catalogue/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { configNames } from '../domain/config-names.js';
import { sha256 } from '../domain/sha256.js';
import { type Extensions, noExtensions, type TakenNames } from './extensions.js';
import { ImportError, type LinkedConfig, linkModules } from './link-modules.js';
import { readExports } from './read-exports.js';
import { stripTypes } from './strip-types.js';
import { thrownAt, thrownText } from './thrown.js';

export interface LoadedConfig {
  readonly extensions: Extensions;
  /** With one of them there are no extensions. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the config of a site out of its files as they were read, and checks what it exports. */
export async function loadConfig(
  files: readonly { readonly path: string; readonly text: string }[],
  taken: TakenNames,
): Promise<LoadedConfig> {
  const main = files.find(({ path }) => configNames.includes(path));
  if (main === undefined) return { extensions: noExtensions, diagnostics: [] };
  try {
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const linked = await linkModules(main.path, texts);
    const run = await runConfig(linked);
    if (!run.ok) return { extensions: noExtensions, diagnostics: [run.diagnostic] };
    const { extensions, diagnostics } = readExports(run.exports, { ...linked, taken });
    const digest = sha256(JSON.stringify(linked.modules.map(({ path, text }) => [path, text])));
    return diagnostics.length > 0
      ? { extensions: noExtensions, diagnostics }
      : { extensions: { ...extensions, digest }, diagnostics };
  } catch (error) {
    if (error instanceof ImportError) return { extensions: noExtensions, diagnostics: [error.diagnostic] };
    throw error;
  }
}

type Run =
  | { readonly ok: true; readonly exports: unknown }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

async function runConfig({ url, modules }: LinkedConfig): Promise<Run> {
  const start = { file: modules[0]?.path ?? '', line: 1, column: 1 };
  try {
    // eslint-disable-next-line no-restricted-syntax -- code of the site, which is on no floor
    const exported = (await import(url)) as Readonly<Record<string, unknown>>;
    if (Object.hasOwn(exported, 'default')) return { ok: true, exports: exported.default };
    const words = { found: 'there is no default export', expected: 'export default defineConfig({ … })' };
    return { ok: false, diagnostic: configShape(start, words) };
  } catch (thrown) {
    const position = thrownAt(thrown);
    // Node does not say where a module is no JavaScript.
    if (position === undefined && thrown instanceof SyntaxError) {
      for (const module of modules.filter(({ path }) => !path.endsWith('.json'))) {
        const read = await stripTypes(module);
        if (!read.ok) return { ok: false, diagnostic: configSyntax(read.position, read) };
      }
    }
    const what = { what: 'the config', error: thrownText(thrown) };
    return { ok: false, diagnostic: configThrows(position ?? start, what) };
  }
}
