import { describe } from 'vitest';
import { missingTools } from '../../scripts/lib/system-packages.mjs';

/**
 * `describe` for tests that need programs of this machine, named as in scripts/lib/system-packages.mjs:
 * `requires('isoinfo', 'cloud-init')('the ISO', () => { … })`. Where one is missing the tests are skipped, and the
 * title says which; the body is collected all the same, so what runs a program belongs into a test or a hook.
 */
export function requires(...tools: readonly string[]): (title: string, body: () => void) => void {
  const missing = missingTools(tools);
  if (missing.length === 0) return (title, body) => describe(title, body);
  return (title, body) => describe.skip(`${title} (SKIPPED, missing: ${missing.join(', ')})`, body);
}
