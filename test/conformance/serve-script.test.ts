import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requires } from '../support/requires.js';
import { type BuiltFleet, builtFleet } from './host/built-fleet.js';
import { freePort } from './host/web-servers.js';

requires(
  'nginx',
  'ss',
  'curl',
)('host/serve.sh', () => {
  let fleet: BuiltFleet;
  let port: number;
  beforeEach(async () => {
    port = await freePort();
    fleet = await builtFleet({
      site: { server: { address: '127.0.0.1', port }, images: [] },
      devices: [{ id: 'one', type: 'vm', management_ip: '127.0.0.11' }],
      template: '#cloud-config\nfinal_message: done\n',
    });
  });
  afterEach(() => {
    run('-s', 'stop');
    fleet.remove();
  });

  const run = (...words: readonly string[]) => {
    const script = join(fleet.out, 'current/host/serve.sh');
    const { status, stdout, stderr } = spawnSync('sh', [script, ...words], { encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  };
  const fetchFrom = async (address: string, url: string): Promise<string> =>
    spawnSync('curl', ['-s', '--interface', address, url], { encoding: 'utf8' }).stdout;
  const get = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/`)).status;

  test('starts nginx in the background, and says who is there where it runs already', async () => {
    expect(run()).toEqual({ status: 0, output: '' });
    expect(await get()).toBe(404);
    const pid = readFileSync(join(fleet.out, 'run/started-by-serve.sh.pid'), 'utf8').trim();
    const output = `serve.sh: port ${port} is in use by nginx (process ${pid}); end it, or give the site another port\n`;
    expect(run()).toEqual({ status: 1, output });
    expect(run('--foreground')).toEqual({ status: 1, output });
    expect(run('-t').status).toBe(0);
    expect(run('-s', 'reload').status).toBe(0);
    expect(await get()).toBe(404);
  });

  test('nginx -t on the file itself fails with the name of the script, and the script and what it prints pass', () => {
    const conf = join(fleet.out, 'current/host/nginx.conf');
    const alone = spawnSync('nginx', ['-t', '-c', conf], { encoding: 'utf8' });
    expect(alone.status).toBe(1);
    expect(alone.stderr).toMatch(/open\(\) "\S+\/run\/started-by-serve\.sh\.pid" failed/);
    expect(readFileSync(conf, 'utf8')).toContain('Test with\n# "serve.sh -t", or "serve.sh --print >FILE"');
    expect(run('-t').status).toBe(0);
  });

  test('--print gives a configuration that nginx takes and serves by itself', async () => {
    const conf = join(fleet.out, 'own.conf');
    writeFileSync(conf, run('--print').output);
    const nginx = (...words: readonly string[]) =>
      spawnSync('nginx', ['-c', conf, ...words], { encoding: 'utf8' });
    const tested = nginx('-t');
    expect(tested.stderr).toContain('test is successful');
    expect(tested.status).toBe(0);
    expect(nginx().status).toBe(0);
    const answer = await fetchFrom('127.0.0.11', `http://127.0.0.1:${port}/meta-data`);
    expect(answer).toContain('instance-id: one');
    expect(nginx('-s', 'stop').status).toBe(0);
    // What it has not written yet it writes when it ends.
    const log = () => readFileSync(join(fleet.out, 'run/access.log'), 'utf8');
    await expect.poll(log, { timeout: 5000 }).toContain('"peer":"127.0.0.11"');
  });

  test.each(['127.0.0.1', '0.0.0.0', '::'])('a port that another program has at %s', async (host) => {
    const other = createServer().listen({ port, host });
    await once(other, 'listening');
    const { status, output } = run();
    other.close();
    expect(status).toBe(1);
    expect(output).toMatch(
      /^serve\.sh: port \d+ is in use by \S+ \(process \d+\); end it, or give the site another port\n$/,
    );
    expect(output).toContain(`(process ${process.pid})`);
  });

  test('a folder that the web server cannot read is named, with what mends it', () => {
    if (process.getuid?.() !== 0) return;
    spawnSync('chgrp', ['root', fleet.out]);
    chmodSync(fleet.out, 0o750);
    const { status, output } = run();
    expect(status).toBe(1);
    expect(output).toBe(
      `serve.sh: the web server cannot read ${fleet.out}; as on Debian: chgrp -R www-data '${fleet.out}' && chmod -R g+rX '${fleet.out}'\n`,
    );
  });
});
