import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from '../file-mode.js';

const warningsName = 'state/warnings';

/** Keeps what a build warned of, as it was shown, so that a build with nothing to do says it again. */
export function writeWarnings(warnings: readonly object[], { generation }: { generation: string }): void {
  const text = warnings.map((warning) => `${JSON.stringify(warning)}\n`).join('');
  writeFileSync(join(generation, warningsName), text, { encoding: 'utf8', flag: 'wx', mode: fileMode });
}

/** Undefined where it is missing or damaged. What stands in it is the caller's to know. */
export function readWarnings(generation: string): readonly unknown[] | undefined {
  try {
    const lines = readFileSync(join(generation, warningsName), 'utf8').split('\n');
    return lines.pop() === '' ? lines.map((line) => JSON.parse(line) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
