import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The web servers for which a build writes a configuration, and how an operator starts each on an output folder. */
export const hostServers: Readonly<Record<string, (out: string) => ChildProcess>> = {
  nginx: (out) => spawn('sh', [join(out, 'current/host/serve.sh'), '--foreground'], { stdio: 'ignore' }),
  caddy: (out) => {
    mkdirSync(join(out, 'run'), { recursive: true });
    return spawn('caddy', ['run', '--config', 'current/host/Caddyfile', '--adapter', 'caddyfile'], {
      cwd: out,
      stdio: 'ignore',
      env: { ...process.env, HOME: out, XDG_CONFIG_HOME: join(out, 'run'), XDG_DATA_HOME: join(out, 'run') },
    });
  },
  apache2: (out) => {
    mkdirSync(join(out, 'run'), { recursive: true });
    return spawn('apache2', ['-d', out, '-f', 'current/host/apache.conf', '-D', 'FOREGROUND'], {
      stdio: 'ignore',
    });
  },
  lighttpd: (out) => {
    mkdirSync(join(out, 'run'), { recursive: true });
    if (process.getuid?.() === 0) {
      spawnSync('chgrp', ['www-data', join(out, 'run')]);
      chmodSync(join(out, 'run'), 0o770);
    }
    return spawn('lighttpd', ['-D', '-f', 'current/host/lighttpd.conf'], { cwd: out, stdio: 'ignore' });
  },
};

/** Starts one and waits until it answers; the function that comes back ends it. */
export async function startHostServer(
  name: string,
  { out, port }: { out: string; port: number },
): Promise<() => Promise<void>> {
  const child = hostServers[name]?.(out);
  if (child === undefined) throw new Error(`no web server ${name}`);
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await isListening(port)) return end;
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  await end();
  throw new Error(`${name} does not listen on ${port}`);
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

/** A port that nobody listens on, neither for IPv4 nor for IPv6. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '::');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
