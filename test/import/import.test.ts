import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';

// KIND/CASE/ holds what somebody has as `input`, the text that an import of it prints as expected.yaml, and its messages as
// messages.txt. SEEDPRESS_UPDATE=1 writes both anew: read the difference before you commit it.
const here = dirname(fileURLToPath(import.meta.url));
const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const cases = foldersIn(here).flatMap((kind) =>
  foldersIn(join(here, kind)).map((name) => ({ kind, name, folder: join(here, kind, name) })),
);

test.each(cases.filter(({ folder }) => existsSync(join(folder, 'expected.yaml'))))(
  'import $kind prints what it makes of $name',
  async ({ kind, folder }) => {
    const { stdout, stderr, code } = await runCli(['import', kind, 'input'], { cwd: folder });
    for (const [file, text] of [
      ['expected.yaml', stdout],
      ['messages.txt', stderr],
    ] as const) {
      if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(join(folder, file), text);
      expect(text).toBe(readFileSync(join(folder, file), 'utf8'));
    }
    expect(code).toBe(0);
  },
);
