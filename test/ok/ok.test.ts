import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';

// Unusual inventories that are right: not one word about them.
const here = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

test.each(cases)('%s is right, and check is silent', async (name) => {
  const root = join(here, name);
  expect(await runCli(['check', '--strict', '--quiet', '--root', root], { cwd: root })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});
