import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './folders.js';

/** One message as it is printed, with the folder of the test that shows it. */
export interface Shown {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly folder: string;
}

/** The messages that test/errors and test/lint-files expect, in the order of their folders. */
export function shownMessages(): readonly Shown[] {
  return ['test/errors', 'test/lint-files/bad', 'test/lint-seeds/bad'].flatMap((parent) =>
    readdirSync(join(projectRoot, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`)
      .sort()
      .flatMap((folder) => {
        const text = readFileSync(join(projectRoot, folder, 'expected.txt'), 'utf8');
        return [...text.matchAll(/^[^\n]*?:\d+:\d+: (error|warning) ([a-z0-9-]+): ([^\n]*)$/gm)].map(
          ([, severity = '', code = '', message = '']) => ({ code, severity, message, folder }),
        );
      }),
  );
}
