import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { signedHeaders } from '../../src/sinks/s3/sign.js';
import { freePorts } from './slurm.js';

export const swiftKeys = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };

/**
 * OpenStack Swift with its s3api on this machine: a proxy and one server of each kind, on a file system in memory that keeps attributes, with
 * rings of its own. It ends with the test. Gives the URL of the store, which has the bucket.
 */
export async function startSwift(bucket: string): Promise<string> {
  const folder = mkdtempSync('/dev/shm/seedpress-swift-');
  const daemons: ChildProcess[] = [];
  onTestFinished(async () => {
    await Promise.all(daemons.map(ended));
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'srv/d1'), { recursive: true });
  const ports = await freePorts(4);
  const [proxy] = ports as [number];
  for (const [index, kind] of kinds.entries()) {
    const port = ports[index + 1] as number;
    const own = kind === 'proxy' ? proxy : port;
    const ring = (...words: readonly string[]): void => {
      const { status, stdout } = spawnSync('swift-ring-builder', [`${kind}.builder`, ...words], {
        cwd: folder,
      });
      // 1 is a warning.
      if (status === null || status > 1) throw new Error(`swift-ring-builder: ${String(stdout)}`);
    };
    if (kind !== 'proxy') {
      ring('create', '4', '1', '1');
      ring('add', `r1z1-127.0.0.1:${port}/d1`, '1');
      ring('rebalance');
    }
    const pipeline = kind === 'proxy' ? proxyPipeline : `[pipeline:main]\npipeline = ${kind}-server\n`;
    writeFileSync(
      join(folder, `${kind}.conf`),
      `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${own}
workers = 0
user = root
swift_dir = ${folder}
devices = ${join(folder, 'srv')}
mount_check = false
${pipeline}
[app:${kind}-server]
use = egg:swift#${kind}
${kind === 'proxy' ? 'account_autocreate = true\n' : ''}`,
    );
  }
  for (const kind of kinds)
    daemons.push(spawn(`swift-${kind}-server`, [join(folder, `${kind}.conf`)], { stdio: 'ignore' }));
  const url = `http://127.0.0.1:${proxy}`;
  await makeBucket(new URL(`${url}/${bucket}`));
  return url;
}

const kinds = ['account', 'container', 'object', 'proxy'] as const;

const proxyPipeline = `[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth copy slo dlo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;

/** Waits for all four servers with it. */
async function makeBucket(url: URL): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const at = { credentials: swiftKeys, region: 'us-east-1', date: new Date() };
    const headers = signedHeaders({ method: 'PUT', url, headers: {} }, at);
    const answer = await fetch(url, { method: 'PUT', headers }).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`no bucket: ${answer?.status} ${await answer?.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function ended(daemon: ChildProcess): Promise<unknown> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return Promise.resolve();
  const over = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGKILL');
  return over;
}
