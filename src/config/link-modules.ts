import { posix } from 'node:path';
import { type Import, parse } from 'es-module-lexer/js';
import { configImport, configSyntax } from '../diagnostics/catalogue/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Words } from '../diagnostics/message.js';
import { ownModule } from './own-module.js';
import { type Module, positionAt } from './place-of-key.js';
import { stripTypes } from './strip-types.js';
import { sourceUrl } from './thrown.js';

/** A config with all that it imports, in one URL. */
export interface LinkedConfig {
  /** Importing it runs the config. The same code has the same URL, and runs once in a process. */
  readonly url: string;
  /** The config first. */
  readonly modules: readonly Module[];
}

/**
 * Makes one `data:` URL of a config, in which each import of a file is the URL of that file's code: what runs is what was read, to the
 * character, whatever else is in the process or on the disk. `texts` are the files of the site by their paths. Throws an ImportError.
 */
export async function linkModules(main: string, texts: ReadonlyMap<string, string>): Promise<LinkedConfig> {
  const linker = new Linker(texts);
  const url = await linker.urlOf(main, []);
  return { url, modules: linker.modules };
}

/** Why a config cannot be run. */
export class ImportError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.found);
    this.diagnostic = diagnostic;
  }
}

class Linker {
  readonly modules: Module[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #urls = new Map<string, string>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** `above` are the files on the way here. */
  async urlOf(path: string, above: readonly string[]): Promise<string> {
    const known = this.#urls.get(path);
    if (known !== undefined) return known;
    const module = { path, text: this.#texts.get(path) ?? '' };
    this.modules.push(module);
    const url = path.endsWith('.json')
      ? dataUrl('application/json', module.text)
      : dataUrl(
          'text/javascript',
          `${await this.#linked(module, above)}\n//# sourceURL=${sourceUrl(path)}\n`,
        );
    this.#urls.set(path, url);
    return url;
  }

  async #linked(module: Module, above: readonly string[]): Promise<string> {
    const stripped = module.path.endsWith('.ts')
      ? await stripTypes(module)
      : { ok: true as const, code: module.text };
    if (!stripped.ok) throw new ImportError(configSyntax(stripped.position, stripped));
    const { code } = stripped;
    let linked = '';
    let end = 0;
    for (const found of await importsOf(code, module)) {
      linked += code.slice(end, found.start) + (await this.#target(found, module, [...above, module.path]));
      ({ end } = found);
    }
    return linked + code.slice(end);
  }

  async #target(found: Import, module: Module, above: readonly string[]): Promise<string> {
    const refuse = (words: Words) =>
      new ImportError(configImport(positionAt(module, found.importStart), words));
    if (found.type === 'import-meta')
      throw refuse({
        found: 'import.meta is not known here',
        expected: 'an import of the file that is wanted, which is then part of the digest',
      });
    if (found.type === 'dynamic')
      throw refuse({ found: 'import() is not known here', expected: 'import at the top of the file' });
    const { specifier, attributes } = found;
    if (!/^\.{1,2}\//.test(specifier)) return packageUrl(specifier, refuse);
    const path = this.#resolved(posix.join(posix.dirname(module.path), specifier));
    if (path === undefined)
      throw refuse({
        found: `there is no file "${specifier}" below the root`,
        expected: 'a file with its extension, like ./filters.ts, outside of devices/',
      });
    if (above.includes(path))
      throw refuse({
        found: `"${specifier}" imports this file in turn`,
        expected: 'imports that do not lead back',
      });
    if (path.endsWith('.json') && !attributes?.some(([key, value]) => key === 'type' && value === 'json'))
      throw refuse({
        found: `"${specifier}" is imported as code`,
        expected: `with { type: 'json' } behind the name`,
      });
    return this.urlOf(path, above);
  }

  /** TypeScript names a source by what it is compiled to: `.js`. */
  #resolved(path: string): string | undefined {
    return [path, path.replace(/\.js$/, '.ts')].find((candidate) => this.#texts.has(candidate));
  }
}

function packageUrl(specifier: string, refuse: (words: Words) => ImportError): string {
  const url = ownModule(specifier);
  if (url !== undefined) return url;
  throw refuse({
    found: `"${specifier}" is a package`,
    expected: 'a file below the root, a module of Node or seedpress itself',
  });
}

async function importsOf(code: string, module: Module): Promise<readonly Import[]> {
  try {
    return parse(code, module.path)[0];
  } catch (error) {
    const read = await stripTypes(module);
    const refusal = read.ok
      ? {
          position: positionAt(module, (error as { idx?: number }).idx ?? 0),
          reason: (error as Error).message,
        }
      : read;
    throw new ImportError(configSyntax(refusal.position, refusal));
  }
}

const dataUrl = (type: string, text: string): string =>
  `data:${type};base64,${Buffer.from(text).toString('base64')}`;
