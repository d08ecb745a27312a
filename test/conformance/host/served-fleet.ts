import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type BuiltFleet, builtFleet } from './built-fleet.js';
import { type Lab, type Ran, startLab } from './lab.js';

export const server = '111.0.0.2';
export const server6 = '2001:db8::2';
export const port = 8807;

/** One machine of the inventory, or a stranger: the same rules give its MAC, its tap and its addresses. */
export const machine = (number: number) => {
  const digits = String(number).padStart(4, '0');
  return {
    name: `vm-${digits}`,
    mac: `52:54:00:00:${digits.slice(0, 2)}:${digits.slice(2)}`,
    tap: `tap${number}`,
    address: `111.0.${Math.floor(number / 250)}.${10 + (number % 240)}`,
    address6: `2001:db8::${digits}`,
    address20: `172.16.0.${10 + (number % 240)}`,
  };
};
export type Machine = ReturnType<typeof machine>;

/** What the inventory says of machines of several kinds. */
export const records = {
  ipv4: ({ name, mac, tap, address }: Machine) => ({
    id: name,
    type: 'vm',
    fqdn: `${name}.lab.example.net`,
    management_ip: address,
    interfaces: [{ name: 'eth0', mac, addresses: [`${address}/16`], gateway4: '111.0.0.1', tap }],
  }),
  ipv6: ({ name, mac, tap, address6 }: Machine) => ({
    id: name,
    type: 'vm',
    management_ip: address6,
    interfaces: [{ name: 'eth0', mac, addresses: [`${address6}/64`], dhcp6: true, tap }],
  }),
  mixed: ({ name, mac, tap, address, address6, address20 }: Machine) => ({
    id: name,
    type: 'vm',
    management_ip: address,
    interfaces: [
      { name: 'eth0', mac, addresses: [`${address}/16`, `${address6}/64`], tap },
      { name: 'eth0.20', kind: 'vlan', id: 20, link: 'eth0', addresses: [`${address20}/24`] },
    ],
  }),
};

/** A fleet in a lab, with nginx, dnsmasq and the packet filter as the build set them up. */
export interface ServedFleet {
  readonly lab: Lab;
  readonly out: string;
  /** Loads the packet filter, or what of it is named. */
  loadFilter(): Promise<void>;
  run(at: string, command: string): Promise<Ran>;
  curl(at: string, ...options: readonly string[]): Promise<{ status: number; bytes: number; body: string }>;
  /** A file of a machine's document root. */
  file(name: string, path: string): string;
  end(): Promise<void>;
}

export async function serveFleet({
  devices,
  machines,
}: {
  readonly devices: readonly object[];
  readonly machines: readonly Machine[];
}): Promise<ServedFleet> {
  const fleet: BuiltFleet = await builtFleet({
    site: {
      namespace: 'nsfocus',
      server: { address: server, port },
      layouts: ['namespace', 'nocloud', 'openstack', 'ec2'],
      images: [],
    },
    devices,
    template: '#cloud-config\nfinal_message: CANARY {{ device.id }}\n',
  });
  const lab = startLab({ namespace: 'nsfocus' });
  const { out } = fleet;
  const host = (path: string): string => join(out, 'current/host', path);
  const run = (at: string, command: string) => lab.run({ at, words: ['sh', '-c', command] });
  const loadFilter = async (): Promise<void> => {
    expect(await lab.run({ at: 'host', words: ['nft', '-f', host('nftables.conf')] })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  };
  await lab.bridge({ addresses: [`${server}/16`, `${server6}/64`] });
  await lab.add({ clients: machines });
  await loadFilter();
  const start = (name: string, words: readonly string[]) =>
    lab.start({ at: 'host', words, log: join(out, `${name}.log`) });
  await start('nginx', ['sh', host('serve.sh'), '--foreground']);
  await start('dnsmasq', ['sh', host('dhcp.sh'), '--keep-in-foreground', '--log-facility=-']);
  return {
    lab,
    out,
    loadFilter,
    run,
    curl: async (at, ...options) => {
      const words = ['curl', '-sS', '-m', '2', '-w', '\n%{http_code} %{size_download}', ...options];
      const { stdout } = await lab.run({ at, words });
      const end = stdout.lastIndexOf('\n');
      const [status = 0, bytes = 0] = stdout
        .slice(end + 1)
        .split(' ')
        .map(Number);
      return { status, bytes, body: stdout.slice(0, end) };
    },
    file: (name, path) => readFileSync(join(out, 'current/www', name, path), 'utf8'),
    end: async () => {
      await lab.end();
      fleet.remove();
    },
  };
}
