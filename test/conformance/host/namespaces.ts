import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';
import { requires } from '../../support/requires.js';

export const hasNamespaces = spawnSync('unshare', ['--net', 'true']).status === 0;

/** `requires` for tests that make network namespaces, which takes root and a kernel that lets it. */
export function requiresNamespaces(...tools: readonly string[]): (title: string, body: () => void) => void {
  if (hasNamespaces) return requires(...tools);
  return (title, body) => describe.skip(`${title} (SKIPPED, needs root and network namespaces)`, body);
}
