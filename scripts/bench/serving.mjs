import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compiledMain } from '../lib/compile.mjs';
import { root } from '../lib/root.mjs';

/** How often each server is measured, by how many requests, and after how many, in which V8 compiles what `serve` needs. */
export const servingRuns = 3;
const [measured, before] = [20_000, 10_000];

/** As many as it takes that none is held back for asking too often: each has a burst of a thousand requests. */
const machines = 60;

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {readonly string[]} argv
 * @property {number} port
 */

/**
 * What a request costs nginx with nothing but a root, nginx with the host's configuration, and `serve`: a table in Markdown.
 * @param {string} scratch
 */
export async function servingTable(scratch) {
  const servers = await serversIn(scratch);
  /** @type {number[][]} */
  const costs = servers.map(() => []);
  for (let run = 0; run < servingRuns; run += 1)
    for (const [index, server] of servers.entries()) costs[index]?.push(await costOf(server));
  const medians = costs.map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0);
  const lines = servers.map(({ name }, index) => {
    const [plain = 0, cost = 0] = [medians[0], medians[index]];
    return `| ${name} | ${(cost * 1e6).toFixed(0)} us | ${(cost / plain).toFixed(2)} |`;
  });
  return ['| server | CPU a request | CPU / plain nginx |', '| --- | --- | --- |', ...lines].join('\n');
}

/**
 * @param {string} scratch
 * @returns {Promise<readonly Server[]>}
 */
async function serversIn(scratch) {
  const [plain, host, own] = [await freePort(), await freePort(), await freePort()];
  const site = join(scratch, 'site');
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  write(
    'devices/site.yaml',
    `namespace: lab\nserver: { address: 127.0.0.1, port: ${host} }\nlayouts: [nocloud]\nimages: []\n`,
  );
  for (let n = 1; n <= machines; n += 1)
    write(`devices/vm-${n}.yaml`, `id: vm-${n}\ntype: vm\nmanagement_ip: 127.0.2.${n}\n`);
  write('templates/vm/type.yaml', 'user_data: [cloud.config]\n');
  write('templates/vm/cloud.config', '#cloud-config\nfinal_message: done\n');
  run([process.execPath, compiledMain, 'build', '--root', site, '--quiet']);
  const out = join(site, 'out');
  const conf = run(['sh', join(out, 'current/host/serve.sh'), '--print'])
    .replace(`listen ${host};`, `listen 127.0.0.1:${host};`)
    .replace(/^.*listen \[::\].*\n/m, '')
    .replace(/^user .*\n/m, '');
  const confs = { plain: plainNginx(plain, { out, scratch }), host: `${asUs}${conf}` };
  for (const [name, text] of Object.entries(confs)) writeFileSync(join(scratch, `${name}.conf`), text);
  const nginx = (/** @type {string} */ name) => [
    ...['nginx', '-p', scratch, '-e', join(scratch, `${name}.log`)],
    ...['-c', join(scratch, `${name}.conf`), '-g', 'daemon off;'],
  ];
  const serve = ['serve', '--root', site, '--listen', `127.0.0.1:${own}`, '--no-report'];
  return [
    { name: 'nginx, only `root` and its usual log', argv: nginx('plain'), port: plain },
    { name: 'nginx with `host/nginx.conf`', argv: nginx('host'), port: host },
    { name: '`serve`', argv: [process.execPath, compiledMain, ...serve], port: own },
  ];
}

/** The scratch folder is closed to other users, so workers stay who we are. */
const asUs = process.getuid?.() === 0 ? 'user root;\n' : '';

/** @type {(port: number, options: { out: string, scratch: string }) => string} */
const plainNginx = (port, { out, scratch }) => `${asUs}pid ${scratch}/plain.pid;
worker_processes auto;
events {}
http {
  access_log ${scratch}/plain-access.log;
  server { listen 127.0.0.1:${port}; root ${out}/current/www/vm-1; }
}
`;

/**
 * Seconds of CPU for a request.
 * @param {Server} server
 */
async function costOf({ argv: [program = '', ...args], port }) {
  const server = spawn(program, args, { stdio: 'ignore' });
  const { pid = 0 } = server;
  try {
    await started(port);
    load(port, before);
    const spent = cpuOf(pid);
    load(port, measured);
    return (cpuOf(pid) - spent) / measured;
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  }
}

/** @type {(port: number, requests: number) => void} */
function load(port, requests) {
  const script = join(root, 'scripts/bench/serving-load.mjs');
  run([process.execPath, script, ...[port, '/meta-data', machines, requests].map(String)]);
}

/**
 * Waits until somebody listens.
 * @param {number} port
 */
async function started(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(100);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`nobody listens on ${port}`);
}

/**
 * Seconds that a process and those that it started took, of which none has ended.
 * @param {number} pid
 * @returns {number}
 */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + cpuOf(Number(child)), ticks / 100);
}

/**
 * @param {readonly string[]} argv
 * @returns {string} what it printed
 */
function run([program = '', ...args]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
