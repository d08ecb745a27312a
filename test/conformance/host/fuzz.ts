import { readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileRequest, randomFrom } from '../../unit/server/hostile-request.js';
import { rawRequest } from '../../unit/server/raw-request.js';
import { type BuiltFleet, builtFleet, tokenOf } from './built-fleet.js';
import { freePort, startHostServer } from './web-servers.js';

/** Hundred machines, so that nobody asks more often than the limits allow, at addresses that this machine has. */
const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
const idOf = (number: number): string => `waf-${number}`;
const addressOf = (number: number): string => `127.0.1.${number}`;

/** A way to break nginx.conf, and what then leaks. */
export interface Hole {
  readonly name: string;
  readonly breakConf: (conf: string, out: string) => string;
}

export const holes: readonly Hole[] = [
  {
    name: 'links are followed',
    breakConf: (conf) => without(conf, 'disable_symlinks on from=$document_root;'),
  },
  { name: 'hidden files are files', breakConf: (conf) => without(conf, 'location ~ /\\. { return 404; }') },
  {
    name: 'a header says who asks',
    breakConf: (conf) =>
      without(conf, 'if ($seedpress_is_proxied) { return 403; }')
        .replaceAll('by-ip/$remote_addr', 'by-ip/$peer')
        .replaceAll('default by-ip/nobody', 'default by-ip/$peer')
        .replace(
          'http {',
          'http { map $http_x_forwarded_for $peer { "" $remote_addr; default $http_x_forwarded_for; }',
        ),
  },
  {
    name: 'an alias without its slash',
    breakConf: (conf, out) =>
      conf.replace(
        '  location / {',
        `  location ^~ /files { alias ${out}/current/by-ip/$remote_addr/; }\n  location / {`,
      ),
  },
];

function without(conf: string, line: string): string {
  if (!conf.includes(line)) throw new Error(`nginx.conf has no longer a line ${line}`);
  return conf.replaceAll(line, '');
}

/** nginx with a build's nginx.conf, or with a hole in it, and things near the tree that are nobody's. */
export interface FuzzedServer {
  readonly out: string;
  readonly port: number;
  end(): Promise<void>;
}

export async function fuzzedServer({ access, hole }: { access: string; hole?: Hole }): Promise<FuzzedServer> {
  const port = await freePort();
  const fleet: BuiltFleet = await builtFleet({
    site: { namespace: 'nsfocus', server: { address: '127.0.0.1', port }, images: [], access },
    devices: numbers.map((number) => ({ id: idOf(number), type: 'vm', management_ip: addressOf(number) })),
    template: '#cloud-config\nfinal_message: CANARY {{ device.id }}.\n',
  });
  const { out } = fleet;
  plant(out);
  const conf = join(out, 'current/host/nginx.conf');
  if (hole !== undefined) writeFileSync(conf, hole.breakConf(readFileSync(conf, 'utf8'), out));
  const stop = await startHostServer('nginx', { out, port });
  return {
    out,
    port,
    end: async () => {
      await stop();
      fleet.remove();
    },
  };
}

function plant(out: string): void {
  const folderOf = (number: number): string => realpathSync(join(out, 'current/www', idOf(number)));
  const other = folderOf(2);
  const above = [
    out,
    join(out, 'store'),
    join(out, 'current'),
    join(out, 'current/by-id'),
    join(out, 'current/www'),
  ];
  for (const folder of [...above, ...numbers.map((number) => join(folderOf(number), '..'))])
    write(join(folder, 'secret'), 'CANARY above.');
  for (const number of numbers) {
    const folder = folderOf(number);
    write(join(folder, '.env'), 'CANARY hidden.');
    if (number === 2) continue;
    symlinkSync(other, join(folder, 'linked'));
    symlinkSync(join(other, 'user-data'), join(folder, 'linked-file'));
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    // Not every site has every folder.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

export interface Fuzzed {
  /** How often each status came; 0 is no answer. */
  readonly statuses: Readonly<Record<number, number>>;
  /** What came back that was not the asker's. */
  readonly leaks: readonly string[];
}

/** Sends hostile requests, the same ones each time, from all machines in turn and from strangers. */
export async function fuzz(
  { port, out }: FuzzedServer,
  { count, seed }: { count: number; seed: number },
): Promise<Fuzzed> {
  const random = randomFrom(seed);
  const statuses: Record<number, number> = {};
  const leaks: string[] = [];
  let sent = 0;
  const ask = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const number = 1 + (sent % (numbers.length + 20));
      const request = requestOf(random, targets(out, random));
      const { status, text } = await rawRequest(request, { port, from: addressOf(number), waitMs: 3_000 });
      statuses[status] = (statuses[status] ?? 0) + 1;
      const foreign = [...text.matchAll(/CANARY ([^.]*)\./g)].find(([, whose]) => whose !== idOf(number));
      if (foreign !== undefined)
        leaks.push(`${addressOf(number)} got ${foreign[0]} for ${JSON.stringify(request)}`);
    }
  };
  await Promise.all(Array.from({ length: 24 }, ask));
  return { statuses, leaks };
}

/** Paths worth stealing: what is somebody else's, and what is nobody's. */
function targets(out: string, random: () => number) {
  const number = 1 + Math.floor(random() * numbers.length);
  const folders = [idOf(number), addressOf(number), `s/${tokenOf(idOf(number)).replace(/^./, 'x')}`];
  const files = [
    'user-data',
    'nsfocus/latest/user_data',
    'linked-file',
    'linked/user-data',
    '.env',
    'secret',
    'manifest.json',
    `by-ip/${addressOf(number)}/user-data`,
    `by-id/${idOf(number)}/user-data`,
    `www/${idOf(number)}/user-data`,
    `${addressOf(number)}/user-data`,
    `${realpathSync(join(out, 'current/www', idOf(number))).slice(out.length + 1)}/user-data`,
    'current/secret',
    'store/secret',
  ];
  return { files, folders: [...folders, 'files', 'files..', 's', 'by-ip', 'by-id'] };
}

const liars = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'X-Client-IP', 'True-Client-IP', 'Host'];
const joints = ['/', '/', '../', '/../', '/%2e%2e/', '%2f', '..%2f', '//', '/./', '%00/', ';/'];

type Targets = ReturnType<typeof targets>;

/**
 * Three kinds, since most requests that are wrong everywhere are refused before anything of interest happens: an honest
 * path with a lie in the headers, a short path that is wrong in one place, and all that anybody could think of.
 */
function requestOf(random: () => number, { files, folders }: Targets): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] as string;
  const kind = random();
  if (kind < 0.4) return hostileRequest(random, { files, folders });
  const lies =
    random() < 0.5 ? `${pick(liars)}: ${addressOf(1 + Math.floor(random() * numbers.length))}\r\n` : '';
  const end = `HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lies}\r\n`;
  if (kind < 0.6) return `GET /${pick(['user-data', 'nsfocus/latest/user_data', 'meta-data'])} ${end}`;
  return `GET /${pick(folders)}${pick(joints)}${pick(files)} ${end}`;
}
