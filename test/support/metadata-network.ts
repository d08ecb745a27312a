import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { python } from './python.js';
import { requires } from './requires.js';

/** What a client asked, and what it was told. */
export interface LoggedRequest {
  readonly status: number;
  readonly method: string;
  readonly path: string;
}

export interface MetadataNetworkOptions {
  /** What is served: one device's folder. */
  readonly documentRoot: string;
  /** Arguments of the script. */
  readonly args: readonly string[];
  /** An empty folder. */
  readonly scratch: string;
}

/** The address at which clients look for a metadata service; cloud-init has it in its code. */
export const metadataAddress = '169.254.169.254';

/** Words for `unshare`. The last of the namespaces is for the end: with its first process all others go. */
export const unshare: readonly string[] = [
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
];

/**
 * Runs a Python script in a network that exists as long as the script runs: nothing but nginx is in it, which serves one
 * device's folder at the address of metadata services, as a host would. `data-server` is that address too, by which
 * CloudStack's client looks for its router, and port 8080 has no password to give away. Gives back what the script
 * printed, as JSON, and every request.
 */
export function inMetadataNetwork<T>(
  script: string,
  { documentRoot, args, scratch: folder }: MetadataNetworkOptions,
): { readonly answer: T; readonly requests: readonly LoggedRequest[] } {
  const log = join(folder, 'access.log');
  mkdirSync(join(folder, 'temp'));
  writeFileSync(log, '');
  writeFileSync(join(folder, 'nginx.conf'), nginxConf({ documentRoot, folder, log }));
  writeFileSync(join(folder, 'hosts'), `127.0.0.1 localhost\n${metadataAddress} data-server\n`);
  const command = [...unshare, 'sh', '-ec', insideScript, 'sh', folder, python, script, ...args];
  const ran = spawnSync('unshare', command, { encoding: 'utf8', timeout: 60_000 });
  if (ran.error) throw ran.error;
  if (ran.status !== 0) throw new Error(`${script} ended with ${ran.status}:\n${ran.stderr}`);
  return { answer: JSON.parse(ran.stdout) as T, requests: requestsIn(readFileSync(log, 'utf8')) };
}

/** `requires` for tests that call `inMetadataNetwork`: a container may be denied networks of its own. */
export function needsMetadataNetwork(...tools: readonly string[]): ReturnType<typeof requires> {
  const whenThere = requires('ip', 'unshare', ...tools);
  const isDenied = spawnSync('unshare', [...unshare, 'true']).status !== 0;
  if (!isDenied) return whenThere;
  return (title, body) => describe.skip(`${title} (SKIPPED: this machine gives out no networks)`, body);
}

// nginx goes into the background when it listens.
const insideScript = `
folder=$1; shift
ip link set lo up
ip address add ${metadataAddress}/32 dev lo
mount --bind "$folder/hosts" /etc/hosts
nginx -c "$folder/nginx.conf" -e "$folder/error.log"
"$@"
`;

const nginxConf = ({
  documentRoot,
  folder,
  log,
}: {
  documentRoot: string;
  folder: string;
  log: string;
}): string => `
user root;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  log_format asked '$status $request_method $server_port $request_uri';
  access_log ${log} asked;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join('\n  ')}
  default_type text/plain;
  types {}
  server {
    listen ${metadataAddress}:80;
    root ${documentRoot};
    location / { try_files $uri $uri/index.html =404; }
  }
  server {
    listen ${metadataAddress}:8080;
    location / { return 200 saved_password; }
  }
}
`;

function requestsIn(log: string): readonly LoggedRequest[] {
  return log
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [status, method = '', port, path = ''] = line.split(' ');
      return { status: Number(status), method, path: port === '80' ? path : `:${port}${path}` };
    });
}
