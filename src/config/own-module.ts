import { builtinModules, createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What a config may import beside its own files, as it is imported from anywhere; undefined for a package. */
export function ownModule(specifier: string): string | undefined {
  if (builtinModules.includes(specifier.replace(/^node:/, ''))) return specifier;
  if (!/^seedpress(?:\/|$)/.test(specifier)) return undefined;
  try {
    // By our own package.json: the one that runs, installed or not.
    return pathToFileURL(createRequire(import.meta.url).resolve(specifier)).href;
  } catch {
    return undefined;
  }
}
