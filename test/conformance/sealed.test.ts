import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { scratchFolder } from '../support/folders.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { editSite, writeSite } from '../support/sites.js';
import { byVersion, cloudInits } from './clients/clients.js';

const script = readFileSync(new URL('python/reboot.py', import.meta.url), 'utf8');

interface Boot {
  readonly is_new: boolean;
  readonly instance_id: string;
  readonly hostname: string;
  readonly network: unknown;
  readonly user_data: string;
  /** What was run, and whether user-data has it. */
  readonly ran: readonly (readonly [string, boolean])[];
  readonly warnings: readonly string[];
}

requires('cloud-init', 'python3')('a machine whose seed is sealed', () => {
  describe.each(byVersion(cloudInits()))('under cloud-init %s', (_, { folder = '' }) => {
    test('boots again as who it is, and runs nothing of an instance again', async () => {
      const root = site();
      const machine = scratchFolder();
      const boot = (): Boot => {
        const seed = join(machine, 'lib/seed/nocloud');
        rmSync(seed, { recursive: true, force: true });
        mkdirSync(seed, { recursive: true });
        for (const name of ['meta-data', 'user-data', 'vendor-data', 'network-config'])
          cpSync(join(root, 'out/current/www/a', name), join(seed, name));
        return JSON.parse(runPython(script, { args: [folder, machine] })) as Boot;
      };
      const cli = async (...argv: readonly string[]) =>
        expect(await runCli(argv, { cwd: root })).toMatchObject({ code: 0 });
      await cli('build', '--quiet');
      const first = boot();
      expect(first).toMatchObject({
        is_new: true,
        hostname: 'web',
        ran: [
          ['runcmd', true],
          ['users', true],
          ['bootcmd', true],
        ],
        warnings: [],
      });
      await cli('seal', 'a');
      const second = boot();
      const { instance_id, hostname, network } = first;
      expect(second).toEqual({
        ...{ instance_id, hostname, network },
        is_new: false,
        user_data: '',
        // At every boot, and by then without a command.
        ran: [['bootcmd', false]],
        warnings: [],
      });
      // Another instance gets all of it, and runs all of it.
      editSite(root, { 'devices/a.yaml': `${device}generation: 2\n` });
      await cli('build', '--quiet');
      const third = boot();
      expect(third).toMatchObject({ is_new: true, ran: first.ran, user_data: first.user_data });
    });
  });
});

const device =
  'id: a\ntype: vm\nhostname: web\nsealed: true\nmanagement_ip: 10.0.0.1\n' +
  'interfaces: [{ name: eth0, addresses: [10.0.0.1/24] }]\n';

const site = () =>
  writeSite({
    'devices/site.yaml': 'namespace: nsfocus\nlayouts: [nocloud]\nimages: []\n',
    'devices/a.yaml': device,
    'templates/vm/type.yaml': 'user_data: [init.config]\n',
    'templates/vm/init.config': '#cloud-config\nbootcmd: [a]\nruncmd: [b]\nusers: [{ name: c }]\n',
  });
