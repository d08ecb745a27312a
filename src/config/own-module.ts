import { builtinModules, createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What a config may import beside its own files, as it is imported from anywhere; undefined for a package. */
export function ownModule(specifier: string): string | undefined {
  if (builtinModules.includes(specifier.replace(/^node:/, ''))) return specifier;
  if (!/^seedpress(?:\/|$)/.test(specifier)) return undefined;
  try {
    return pathToFileURL(createRequire(ownPackage).resolve(specifier)).href;
  } catch {
    return undefined;
  }
}

/** That of what runs, installed or not. It is as far from here as from the bundle, dist/code; the one in dist/ has no exports. */
const ownPackage = new URL('../../package.json', import.meta.url);
