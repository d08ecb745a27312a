import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { projectRoot } from '../../support/folders.js';

const site = join(projectRoot, 'test/errors/schema-keys');

test.each(['check', 'build'])('%s with a schema that cannot be read is wrong usage', async (command) => {
  const line = [command, '--root', site, '--out', '/nonexistent', '--cloud-init-schema', 'nothing.json'];
  const { code, stderr } = await runCli(line, { cwd: site });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^seedpress: \S+nothing\.json cannot be read as JSON: /);
});

test('the schema is looked for from the current folder', async () => {
  const { code, stdout } = await runCli(['check', '--root', site, '--cloud-init-schema', 'schema.json'], {
    cwd: site,
  });
  expect(code).toBe(0);
  expect(stdout).toContain('warning config-schema: "users.0.shel"');
});
