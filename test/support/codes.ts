import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, projectRoot } from './folders.js';

/** One message as it is printed, with the folder of the test that shows it. */
export interface Shown {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly folder: string;
  /** Its command line has --strict: a warning is an error there. */
  readonly isStrict: boolean;
}

/** Every code that a message can have, out of the sources. */
export function knownCodes(): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const folder of ['diagnostics/catalogue', 'inventory', 'templates', 'seed']) {
    for (const path of filesBelow(join(projectRoot, 'src', folder))) {
      const source = readFileSync(join(projectRoot, 'src', folder, path), 'utf8');
      for (const [, one = '', other] of source.matchAll(literal)) {
        codes.add(one);
        if (other !== undefined) codes.add(other);
      }
      for (const [, code = ''] of source.matchAll(/\berror\('([a-z-]+)'/g)) codes.add(code);
      if (!/^template/.test(path)) continue;
      for (const [, code = ''] of source.matchAll(/\bmessage\(\s*'([a-z-]+)'/g))
        codes.add(`template-${code}`);
    }
  }
  // The one of zod's issues, which nobody sees.
  codes.delete('custom');
  return codes;
}

const literal = /\bcode: (?:\w+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?/g;

/** The messages that test/errors and test/lint-files expect, in the order of their folders. */
export function shownMessages(): readonly Shown[] {
  return ['test/errors', 'test/lint-files/bad'].flatMap((parent) =>
    readdirSync(join(projectRoot, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`)
      .sort()
      .flatMap((folder) => {
        const options = join(projectRoot, folder, 'arguments.txt');
        const isStrict = existsSync(options) && readFileSync(options, 'utf8').includes('--strict');
        const text = readFileSync(join(projectRoot, folder, 'expected.txt'), 'utf8');
        return [...text.matchAll(/^[^\n]*?:\d+:\d+: (error|warning) ([a-z0-9-]+): ([^\n]*)$/gm)].map(
          ([, severity = '', code = '', message = '']) => ({ code, severity, message, folder, isStrict }),
        );
      }),
  );
}
