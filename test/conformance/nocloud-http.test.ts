import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { webServers } from '../support/http.js';
import { requires } from '../support/requires.js';
import { runScript } from '../support/scripts.js';

interface Seeded {
  readonly meta_data: Readonly<Record<string, unknown>>;
  readonly user_data: string;
  readonly vendor_data: string;
  readonly seconds: number;
}

const needs: Readonly<Record<string, readonly string[]>> = { nginx: ['nginx'] };

for (const [name, start] of Object.entries(webServers)) {
  requires('cloud-init', ...(needs[name] ?? []))(`NoCloud over HTTP by ${name}`, () => {
    test('cloud-init reads all of a seed in under half a second', async () => {
      const root = scratchCopy(projectRoot);
      const built = await runCli(['build', '--root', root], { cwd: root });
      expect(built.code, built.stderr).toBe(0);
      const url = await start(join(root, 'out'));
      const seeded = runScript<Seeded>('read_seeded', [`${url}/waf-ba-0001/`]);
      const file = (path: string): string =>
        readFileSync(join(root, 'out', 'current', 'www', 'waf-ba-0001', path), 'utf8');
      expect(seeded.seconds).toBeLessThan(0.5);
      expect(seeded.meta_data).toMatchObject({
        'instance-id': 'waf-ba-0001',
        'local-hostname': 'waf-ba-0001.example.net',
        site: 'berlin',
      });
      expect(seeded.user_data).toBe(file('user-data'));
      expect(seeded.vendor_data).toBe(file('vendor-data'));
    });
  });
}
