import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A web server for which a build writes a configuration, and how an operator starts it, in the output folder. */
export interface HostServer {
  /** Names for `requires`. */
  readonly needs: readonly string[];
  readonly words: readonly string[];
  /** Its access log, in the output folder. */
  readonly log: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const hostServers = {
  nginx: {
    needs: ['nginx'],
    words: ['sh', 'current/host/serve.sh', '--foreground'],
    log: 'run/access.log',
  },
  caddy: {
    needs: ['caddy'],
    words: ['caddy', 'run', '--config', 'current/host/Caddyfile', '--adapter', 'caddyfile'],
    log: 'run/caddy-access.log',
    env: { HOME: 'run', XDG_CONFIG_HOME: 'run', XDG_DATA_HOME: 'run' },
  },
  apache2: {
    needs: ['apache2'],
    words: ['apache2', '-d', '.', '-f', 'current/host/apache.conf', '-D', 'FOREGROUND'],
    log: 'run/access.log',
  },
  lighttpd: {
    needs: ['lighttpd', 'lighttpd-magnet'],
    words: ['lighttpd', '-D', '-f', 'current/host/lighttpd.conf'],
    log: 'run/access.log',
  },
} as const satisfies Readonly<Record<string, HostServer>>;

export type HostServerName = keyof typeof hostServers;
export const hostServerNames = Object.keys(hostServers) as readonly HostServerName[];

/** What stands in the heads of the files: a folder for logs, which lighttpd opens as the web server's user. */
export function makeRun(out: string): void {
  const run = join(out, 'run');
  mkdirSync(run, { recursive: true });
  if (process.getuid?.() !== 0) return;
  spawnSync('chgrp', ['www-data', run]);
  chmodSync(run, 0o770);
}

/** Starts one and waits until it answers; the function that comes back ends it. */
export async function startHostServer(
  name: HostServerName,
  { out, port }: { out: string; port: number },
): Promise<() => Promise<void>> {
  const { words, ...server }: HostServer = hostServers[name];
  const [command, ...args] = words.map((word) => (word === '.' ? out : word));
  makeRun(out);
  const env = { ...process.env, ...server.env };
  const child: ChildProcess = spawn(command as string, args, { cwd: out, stdio: 'ignore', env });
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

export async function isListening(port: number): Promise<boolean> {
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
