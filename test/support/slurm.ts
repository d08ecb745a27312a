import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { until } from './until.js';

/**
 * A cluster of one node on this machine, with keys, ports and folders of its own, that ends with the test. Gives the environment in which sbatch
 * finds it.
 */
export async function startSlurm(folder: string): Promise<Readonly<Record<string, string>>> {
  for (const name of ['spool', 'state', 'log']) mkdirSync(join(folder, name));
  const at = (name: string): string => join(folder, name);
  const [controller, node] = await freePorts(2);
  const host = hostname().split('.')[0] ?? '';
  const daemons: ChildProcess[] = [];
  const start = (name: string, ...argv: readonly string[]): void => {
    daemons.push(
      spawn(name, argv, { stdio: 'ignore', env: { ...process.env, SLURM_CONF: at('slurm.conf') } }),
    );
  };
  onTestFinished(async () => {
    for (const daemon of daemons.reverse()) await ended(daemon);
  });
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(
    at('slurm.conf'),
    `ClusterName=seedpress
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge.socket')}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('log/slurmctld')}
SlurmdLogFile=${at('log/slurmd')}
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=1
SlurmdParameters=config_overrides
MpiDefault=none
NodeName=${host} NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`,
  );
  start(
    'munged',
    '--foreground',
    '--force',
    `--key-file=${at('munge.key')}`,
    `--socket=${at('munge.socket')}`,
    `--pid-file=${at('munge.pid')}`,
    `--log-file=${at('log/munge')}`,
    `--seed-file=${at('munge.seed')}`,
  );
  start('slurmctld', '-D', '-f', at('slurm.conf'));
  start('slurmd', '-D', '-f', at('slurm.conf'));
  const env = { SLURM_CONF: at('slurm.conf') };
  const state = (): string =>
    spawnSync('sinfo', ['-h', '-o', '%T'], { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout;
  await until(() => state().trim() === 'idle', { waitMs: 30_000, explain: state });
  return env;
}

function ended(daemon: ChildProcess): Promise<unknown> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return Promise.resolve();
  const over = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill();
  return over;
}

/** Ports that nobody listens at, all of them at once so that they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

const listening = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
