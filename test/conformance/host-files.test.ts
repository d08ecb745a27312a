import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostFiles } from '../../src/host/host-files.js';
import { writeDirectory } from '../../src/sinks/directory.js';
import { requires } from '../support/requires.js';
import { fleetOf, site } from '../unit/host/fleet.js';
import { requiresNamespaces } from './host/namespaces.js';

/** Folders of a build for one, a hundred and ten thousand machines, each as `out` with the files in out/current/host. */
const counts = [1, 100, 10_000] as const;
let folder: string;
const out = (count: number): string => join(folder, String(count));
const host = (count: number, path: string): string => join(out(count), 'current/host', path);

beforeAll(() => {
  folder = mkdtempSync('/dev/shm/seedpress-test-');
  // dnsmasq reads as a user of its own.
  chmodSync(folder, 0o755);
  for (const count of counts) {
    writeDirectory(hostFiles({ site, devices: fleetOf(count) }), { root: join(out(count), 'current') });
    mkdirSync(join(out(count), 'run'));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a checker; what it prints is in `output`. */
function run(command: string, words: readonly string[], options: { cwd?: string } = {}) {
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', env, ...options });
  return { status, output: `${stdout}${stderr}` };
}
const apart = (...words: readonly string[]) => run('unshare', ['--net', ...words]);

describe.each(counts)('the files for %i machines', (count) => {
  requires('nginx')('nginx', () => {
    const ok =
      /^nginx: the configuration file \S+ syntax is ok\nnginx: configuration file \S+ test is successful\n$/;

    test('takes nginx.conf', () => {
      const { status, output } = run('nginx', ['-t', '-p', out(count), '-c', 'current/host/nginx.conf']);
      expect(output).toMatch(ok);
      expect(status).toBe(0);
    });

    test('takes nginx-include.conf in a configuration of its own', () => {
      const own = join(folder, `own-${count}.conf`);
      const include = host(count, 'nginx-include.conf');
      const { output } = run('sh', [
        '-c',
        `mkdir -p ${folder}/log; sed 's,/var/log/nginx/,${folder}/log/,' ${include} > ${own}.include
         printf 'pid %s/pid; events {} http { map "" $seedpress_out { default /srv/out; } include %s.include; }' ${folder} ${own} > ${own}
         nginx -t -c ${own} -e stderr`,
      ]);
      expect(output).toMatch(ok);
    });
  });

  requires('caddy')('Caddy', () => {
    test('takes the Caddyfile', () => {
      const words = ['validate', '--config', 'current/host/Caddyfile', '--adapter', 'caddyfile'];
      const { status, output } = run('caddy', words, { cwd: out(count) });
      expect(output).not.toMatch(/"level":"(?:warn|error)"/);
      expect(output).toContain('Valid configuration');
      expect(status).toBe(0);
    });

    test('would write it the same way', () => {
      expect(run('caddy', ['fmt', host(count, 'Caddyfile')]).output).toBe(
        run('cat', [host(count, 'Caddyfile')]).output,
      );
    });
  });

  requires('apache2')('Apache', () => {
    const ok = { status: 0, output: 'Syntax OK\n' };

    test('takes apache.conf', () => {
      expect(run('apache2', ['-t', '-d', out(count), '-f', 'current/host/apache.conf'])).toEqual(ok);
    });

    test('takes it in a configuration of its own', () => {
      const own = join(folder, `apache-${count}.conf`);
      const modules = ['mpm_event', 'authz_core', 'rewrite', 'headers'].map(
        (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
      );
      const lines = [
        'ServerName host.example.net',
        `ErrorLog ${folder}/apache-error.log`,
        ...modules,
        `Define SEEDPRESS_OUT ${out(count)}`,
        `Include ${host(count, 'apache.conf')}`,
      ];
      writeFileSync(own, lines.map((line) => `${line}\n`).join(''));
      expect(run('apache2', ['-t', '-d', folder, '-f', own])).toEqual(ok);
    });
  });

  requires('lighttpd', 'lighttpd-magnet')('lighttpd', () => {
    test('takes lighttpd.conf', () => {
      const words = ['-tt', '-f', 'current/host/lighttpd.conf'];
      expect(run('lighttpd', words, { cwd: out(count) })).toEqual({ status: 0, output: '' });
    });
  });

  requires('dnsmasq')('dnsmasq', () => {
    test('takes dnsmasq.conf', () => {
      expect(run('sh', [host(count, 'dhcp.sh'), '--test']).output).toBe('dnsmasq: syntax check OK.\n');
    });
  });

  requiresNamespaces('dnsmasq')('dnsmasq in a network of its own', () => {
    test('reads every line of the files beside it', () => {
      // --test does not look into them. For DHCPv6 there has to be a NIC whose MAC names the server.
      const { output } = apart(
        'sh',
        '-c',
        `ip link set lo up; ip link add br0 type bridge; ip addr add 10.0.0.2/8 dev br0; ip link set br0 up
         timeout 1 sh ${host(count, 'dhcp.sh')} --keep-in-foreground --log-facility=-`,
      );
      const lines = readFileSync(host(count, 'dnsmasq/hosts'), 'utf8').trim().split('\n');
      const names = lines.flatMap((line) => line.split(' ').slice(1)).length;
      expect(output).toContain(`read ${host(count, 'dnsmasq/hosts')} - ${names} names`);
      expect(output).toContain(`read ${host(count, 'dnsmasq/dhcp-hosts')}`);
      expect(output).toContain(`read ${host(count, 'dnsmasq/options')}`);
      expect(output).not.toMatch(/bad |error|fail|duplicate|unknown|warning/i);
    });
  });

  requiresNamespaces('nft')('nftables', () => {
    test('takes nftables.conf, again and again', () => {
      const file = host(count, 'nftables.conf');
      expect(apart('nft', '-c', '-f', file)).toEqual({ status: 0, output: '' });
      expect(apart('sh', '-c', `nft -f ${file} && nft -f ${file}`)).toEqual({ status: 0, output: '' });
    });
  });

  requiresNamespaces('iptables-restore')('iptables', () => {
    test.each(['iptables', 'ip6tables'])('%s takes its rules', (tool) => {
      const words = ['--noflush', '--test', host(count, `${tool}.rules`)];
      expect(apart(`${tool}-restore`, ...words)).toEqual({ status: 0, output: '' });
    });
  });
});

requires('systemd-analyze')('systemd', () => {
  test.each(['seedpress-nginx', 'seedpress-dnsmasq'])('takes the unit of %s', (name) => {
    const unit = join(folder, `${name}@srv-out.service`);
    copyFileSync(host(1, `systemd/${name}@.service`), unit);
    expect(run('systemd-analyze', ['verify', '--man=no', unit])).toEqual({ status: 0, output: '' });
  });
});

requires('shellcheck')('shellcheck', () => {
  test.each(['serve.sh', 'dhcp.sh'])('has nothing to say about %s', (name) => {
    expect(run('shellcheck', [host(1, name)])).toEqual({ status: 0, output: '' });
  });
});
