import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn } from '../docs/examples.js';
import { runCli } from '../support/cli.js';
import { filesBelow, projectRoot, scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { keys, startS3 } from '../support/s3-server.js';
import { writeSite } from '../support/sites.js';
import { freePorts } from '../support/slurm.js';

const documented = filesIn(readFileSync(join(projectRoot, 'docs/scale.md'), 'utf8')).find(
  ({ path }) => path === 'deploy/nginx-s3.conf',
)?.text;

const device = (n: number): string =>
  `id: vm-${n}\ntype: leaf\nmanagement_ip: 127.0.1.${n}\n` +
  `interfaces: [{ name: eth0, mac: "52:54:00:00:01:0${n}", addresses: [127.0.1.${n}/24] }]\n`;

requires('nginx', 'curl')('nginx in front of a bucket', () => {
  test('answers each address with its own files, by the file of docs/scale.md', async () => {
    const root = writeSite({
      'devices/site.yaml': 'namespace: lab\nlayouts: [namespace, nocloud]\nimages: []\n',
      'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
      'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
      'devices/vm-1.yaml': device(1),
      'devices/vm-2.yaml': device(2),
    });
    const server = await startS3();
    const environment = { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret };
    expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
    const target = ['publish', 's3://seeds/lab', '--endpoint', server.url, '--quiet'];
    expect(await runCli(target, { cwd: root, environment })).toMatchObject({ code: 0, stderr: '' });
    const url = await startNginx((documented ?? '').replaceAll('http://127.0.0.1:9000', server.url));
    const ask = async (
      from: string,
      path: string,
    ): Promise<{ readonly status: string; readonly body: string }> => {
      const words = ['-s', '--path-as-is', '--interface', from, '-w', '\n%{http_code}', `${url}${path}`];
      const stdout = await output('curl', words);
      const end = stdout.lastIndexOf('\n');
      return { status: stdout.slice(end + 1), body: stdout.slice(0, end) };
    };
    for (const n of [1, 2]) {
      const own = join(root, `out/current/www/vm-${n}`);
      for (const path of filesBelow(own))
        expect(await ask(`127.0.1.${n}`, `/${path}`)).toEqual({
          status: '200',
          body: readFileSync(join(own, path), 'utf8'),
        });
      expect((await ask(`127.0.1.${n}`, '/lab/latest')).body).toContain('user_data');
      expect((await ask(`127.0.1.${n}`, '/nothing')).status).toBe('404');
    }
    expect((await ask('127.0.1.9', '/user-data')).status).toBe('404');
    expect((await ask('127.0.1.1', '/.name')).status).toBe('403');
    for (const path of [
      '/../../names/by-ip/127.0.1.2',
      '/%2e%2e/%2e%2e/names/by-ip/127.0.1.2',
      '/..%2fstate.json',
    ])
      expect((await ask('127.0.1.1', path)).status).not.toBe('200');
  });
});

async function startNginx(server: string): Promise<string> {
  const folder = scratchFolder();
  const [port] = (await freePorts(1)) as [number];
  mkdirSync(join(folder, 'temp'));
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path temp/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid nginx.pid; error_log error.log; events { }\nhttp { access_log off; ${paths.join(' ')}\n${server.replace('127.0.0.1:8807', `127.0.0.1:${port}`)} }\n`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf'], { stdio: 'ignore' });
  onTestFinished(() => void nginx.kill());
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (spawnSync('curl', ['-s', '-o', '/dev/null', `${url}/.name`]).status === 0) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not listen: ${readFileSync(join(folder, 'error.log'), 'utf8')}`);
}

/** Not spawnSync: the store is in this process. */
function output(program: string, words: readonly string[]): Promise<string> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)));
  return new Promise((resolve) => child.once('close', () => resolve(text)));
}
