import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { endsWithUs } from './lifeline.mjs';
import { program, programNode } from './program.js';
import { python } from './python.js';

/** Ways to serve the published site of an output folder, each on a free port of 127.0.0.1; gives the URL. */
export const webServers: Readonly<Record<string, (out: string) => Promise<string>>> = {
  'seedpress serve': (out) => seedpressServe(out, ['--open-loopback']),
  nginx: async (out) => {
    const port = await freePort();
    const conf = join(out, 'test-nginx.conf');
    writeFileSync(conf, nginxConf({ out, port }));
    return startDaemon('nginx', ['-c', conf, '-e', join(out, 'test-nginx.log'), '-g', 'daemon off;'], port);
  },
  'python3 -m http.server': async (out) => {
    const port = await freePort();
    const directory = join(out, 'current', 'www');
    return startDaemon(
      python,
      ['-m', 'http.server', '--bind', '127.0.0.1', '-d', directory, String(port)],
      port,
    );
  },
};

/** `seedpress serve` with these options, on a free port; gives the URL. */
export async function seedpressServe(out: string, options: readonly string[]): Promise<string> {
  const port = await freePort();
  const words = ['serve', '--out', out, '--listen', String(port), '--quiet', ...options];
  return startDaemon(programNode, [program, ...words], port);
}

const nginxConf = ({ out, port }: { out: string; port: number }): string => `
user root;
worker_processes 1;
pid ${join(out, 'test-nginx.pid')};
events {}
http {
  access_log off;
  client_body_temp_path ${join(out, 'test-nginx-body')};
  proxy_temp_path ${join(out, 'test-nginx-proxy')};
  fastcgi_temp_path ${join(out, 'test-nginx-fastcgi')};
  uwsgi_temp_path ${join(out, 'test-nginx-uwsgi')};
  scgi_temp_path ${join(out, 'test-nginx-scgi')};
  server {
    listen 127.0.0.1:${port};
    root ${join(out, 'current', 'www')};
    default_type text/plain;
    types {}
    location / { try_files $uri $uri/index.html =404; }
  }
}
`;

async function startDaemon(command: string, args: readonly string[], port: number): Promise<string> {
  const child: ChildProcess = endsWithUs(spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] }));
  let complaint = '';
  child.stderr?.on('data', (chunk) => (complaint += String(chunk)));
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${command} ended: ${complaint}`);
    if (await isListening(port)) return `http://127.0.0.1:${port}`;
    await sleep(50);
  }
  throw new Error(`${command} does not listen on ${port}: ${complaint}`);
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
