import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../../support/program.js';
import { python } from '../../support/python.js';
import { type HostServer, hostServers } from './web-servers.js';

/** A web server as docs/host.md lists it. */
export interface ListedServer {
  /** As people write it. */
  readonly title: string;
  readonly needs: readonly string[];
  readonly words: (options: { out: string; port: number }) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** It has a configuration of ours, and knows devices by their addresses. */
  readonly isOurs: boolean;
}

const www = (out: string): string => join(out, 'current', 'www');

const ours = (title: string, { needs, words, env }: HostServer): ListedServer => ({
  title,
  needs,
  words: ({ out }) => words.map((word) => (word === '.' ? out : word)),
  ...(env && { env }),
  isOurs: true,
});

/** Of ours, and of what serves a folder without any configuration or with the least. */
export const listedServers: readonly ListedServer[] = [
  ours('`host/nginx.conf`', hostServers.nginx),
  ours('`host/Caddyfile`', hostServers.caddy),
  ours('`host/apache.conf`', hostServers.apache2),
  ours('`host/lighttpd.conf`', hostServers.lighttpd),
  {
    title: '`seedpress serve`',
    needs: [],
    words: ({ out, port }) => [
      process.execPath,
      program,
      'serve',
      '--out',
      out,
      '--listen',
      `127.0.0.1:${port}`,
      '--quiet',
    ],
    isOurs: true,
  },
  {
    title: '`python3 -m http.server`',
    needs: ['python3'],
    words: ({ out, port }) => [python, '-m', 'http.server', '--bind', '127.0.0.1', '-d', www(out), `${port}`],
    isOurs: false,
  },
  {
    title: '`busybox httpd`',
    needs: ['busybox'],
    words: ({ out, port }) => ['busybox', 'httpd', '-f', '-p', `127.0.0.1:${port}`, '-h', www(out)],
    isOurs: false,
  },
  {
    title: '`webfsd -f index.html`',
    needs: ['webfsd'],
    words: ({ out, port }) => [
      'webfsd',
      '-F',
      '-p',
      `${port}`,
      '-r',
      www(out),
      '-f',
      'index.html',
      '-i',
      '127.0.0.1',
    ],
    isOurs: false,
  },
  {
    title: '`caddy file-server`',
    needs: ['caddy'],
    words: ({ out, port }) => ['caddy', 'file-server', '--root', www(out), '--listen', `127.0.0.1:${port}`],
    env: hostServers.caddy.env,
    isOurs: false,
  },
  {
    title: 'nginx with `root`',
    needs: ['nginx'],
    words: ({ out, port }) => {
      const file = join(out, 'run/plain-nginx.conf');
      writeFileSync(file, plainNginx({ out, port }));
      return ['nginx', '-c', file, '-e', join(out, 'run/plain-nginx.log'), '-g', 'daemon off;'];
    },
    isOurs: false,
  },
];

const plainNginx = ({ out, port }: { out: string; port: number }): string => `
user root;
worker_processes 1;
pid ${out}/run/plain-nginx.pid;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${out}/run/${kind};`).join('\n  ')}
  server { listen 127.0.0.1:${port}; root ${www(out)}; }
}
`;
