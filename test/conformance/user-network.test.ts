import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { asPublished, openLoopback } from '../../src/server/folder-of.js';
import { requires } from '../support/requires.js';
import { until } from '../support/until.js';
import { deviceTree } from '../unit/server/published-site.js';
import { serve } from '../unit/server/serving.js';
import { hasNamespaces } from './host/namespaces.js';

const devices = { 'waf-1': deviceTree('waf-1'), 'waf-2': deviceTree('waf-2') };
const token = '0123456789abcdef0123456789abcdef';
const ways = { address: { 'by-ip/192.0.2.1': 'waf-1' }, token: { [`s/${token}`]: 'waf-1' } };

/** The words that run a command in a network behind libslirp, which QEMU's user network is; this machine is 10.0.2.2 there. */
async function enterUserNetwork(): Promise<readonly string[]> {
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo ready; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void holder.kill());
  await once(holder.stdout, 'data');
  const slirp = spawn('slirp4netns', ['--configure', String(holder.pid), 'tap0'], { stdio: 'ignore' });
  onTestFinished(() => void slirp.kill());
  const enter = ['nsenter', `--net=/proc/${holder.pid}/ns/net`];
  await until(() => run([...enter, 'ip', 'route']).includes('default via 10.0.2.2'));
  return enter;
}

const run = ([program = '', ...words]: readonly string[]): string =>
  spawnSync(program, words, { encoding: 'utf8' }).stdout;

requires(
  'slirp4netns',
  'curl',
  'ip',
  'unshare',
)("a guest behind QEMU's user network", () => {
  test.skipIf(!hasNamespaces).each(Object.entries(ways))(
    'gets no more than others under access: %s',
    async (_, names) => {
      const closed = await serve(devices, { names, folderOf: asPublished });
      const open = await serve(devices, { names, folderOf: openLoopback });
      onTestFinished(() => Promise.all([closed.end(), open.end()]).then(() => {}));
      const enter = await enterUserNetwork();
      const ask = async (path: string, port: number): Promise<string> => {
        const curl = spawn(
          ...commandOf([...enter, 'curl', '-s', '-m', '5', `http://10.0.2.2:${port}${path}`]),
        );
        let printed = '';
        curl.stdout.on('data', (chunk) => (printed += String(chunk)));
        await once(curl, 'close');
        return printed;
      };
      // That an open loopback gives it everything shows that it does come from this machine.
      expect(await ask('/waf-2/meta-data', open.port)).toBe(devices['waf-2']['meta-data']);
      for (const path of ['/waf-1/meta-data', '/waf-2/meta-data', '/meta-data', '/waf-1/', '/'])
        expect(await ask(path, closed.port), path).toBe('404 Not Found\n');
      expect((await closed.logged(5)).map(({ peer }) => peer)).toEqual(Array(5).fill('127.0.0.1'));
    },
  );
});

const commandOf = ([program = '', ...words]: readonly string[]): [string, readonly string[]] => [
  program,
  words,
];
