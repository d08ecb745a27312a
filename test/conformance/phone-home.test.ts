import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { runScript } from '../support/scripts.js';
import { byVersion, cloudInits } from './clients/clients.js';
import { type BuiltFleet, builtFleet } from './host/built-fleet.js';
import { freePort, startHostServer } from './host/web-servers.js';

interface PhoneHome {
  readonly url: string;
  readonly post?: unknown;
  readonly tries?: unknown;
}

/** What the starter of `init` gives its machines. */
async function starterPhoneHome(): Promise<PhoneHome> {
  const root = scratchFolder();
  await runCli(['init', root], { cwd: root });
  const { stdout } = await runCli(['explain', '--merged', '--json', 'web-01', '--root', root], { cwd: root });
  return (JSON.parse(stdout) as { config: { phone_home: PhoneHome } }).config.phone_home;
}

/** What docs/host.md tells people to write. */
function documentedPhoneHome(): PhoneHome {
  const page = readFileSync(join(projectRoot, 'docs/host.md'), 'utf8');
  const block = /^```yaml\n(phone_home: [^`]*)^```$/m.exec(page)?.[1] ?? '';
  return (parse(block) as { phone_home: PhoneHome }).phone_home;
}

const writers = { init: starterPhoneHome, 'docs/host.md': async () => documentedPhoneHome() };

requires('cloud-init', 'nginx')("cloud-init's phone_home", () => {
  let fleet: BuiltFleet;
  let end: (() => Promise<void>) | undefined;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    fleet = await builtFleet({
      site: { server: { address: '127.0.0.1', port }, images: [] },
      devices: [{ id: 'one', type: 'vm', management_ip: '127.0.0.1' }],
      template: '#cloud-config\n{}\n',
    });
    end = await startHostServer('nginx', { out: fleet.out, port });
  });
  afterAll(async () => {
    await end?.();
    fleet.remove();
  });

  describe.each(byVersion(cloudInits()))('of cloud-init %s', (_, { folder }) => {
    const report = (config: PhoneHome, at: number) =>
      runScript<{ seconds: number; warnings: readonly string[] }>('phone_home', [
        folder ?? '',
        JSON.stringify({ phone_home: { ...config, url: `http://127.0.0.1:${at}/phone-home` } }),
      ]);

    test.each(Object.entries(writers))(
      'as %s writes it reports that the machine is done',
      async (_name, of) => {
        expect(report(await of(), port)).toMatchObject({ warnings: [] });
        const last = () => {
          const log = readFileSync(join(fleet.out, 'run/access.log'), 'utf8').trim().split('\n');
          return JSON.parse(log.at(-1) ?? '') as object;
        };
        // nginx writes its log once a second.
        await expect.poll(last, { timeout: 5000, interval: 200 }).toMatchObject({
          method: 'POST',
          uri: '/phone-home',
          status: 204,
        });
      },
    );

    // A seed by ISO alone: nothing listens there.
    test.each(Object.entries(writers))(
      'as %s writes it holds no boot up without a server',
      async (_name, of) => {
        const { seconds } = report(await of(), await freePort());
        expect(seconds).toBeLessThan(1);
      },
    );
  });
});
