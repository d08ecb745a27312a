import type { BuildResult } from '../../pipeline/build/build.js';
import { grouped, plural } from './numbers.js';

type Published = Extract<BuildResult, { outcome: 'published' }>;

const maxNamed = 5;

/** What a build changed, by the names of the devices: `1 changed (waf-ba-0002); 1 device rendered`. */
export function changesText({ changes, written }: Pick<Published, 'changes' | 'written'>): string {
  const named = (['added', 'changed', 'removed'] as const)
    .filter((kind) => changes[kind].length > 0)
    .map((kind) => `${grouped(changes[kind].length)} ${kind} (${nameSome(changes[kind])})`);
  return named.length === 0
    ? 'no device changed'
    : `${named.join(', ')}; ${plural(written, 'device')} rendered`;
}

function nameSome(ids: readonly string[]): string {
  const rest = ids.length - maxNamed;
  const named = ids.slice(0, maxNamed).join(', ');
  return rest > 0 ? `${named} and ${grouped(rest)} more` : named;
}
