import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '../../../src/domain/site.js';
import { createFleet, type Fleet } from './fleet.js';
import { createMachine, type Machine, type MachineOptions } from './machine.js';
import { type Network, startNetwork } from './network.js';
import { scratchRoot } from './scratch.js';

/** A fleet that was built and published, and the host that serves it with the files of the build. */
export interface Site {
  readonly fleet: Fleet;
  readonly network: Network;
  /** A machine on the host's network. */
  readonly machine: (options: Omit<MachineOptions, 'network' | 'announced' | 'folder'>) => Machine;
  readonly end: () => Promise<void>;
}

const server = '111.0.0.2';
const gateway = '111.0.0.1';
export const serverUrl = `http://${server}:8807`;
const server6 = '2001:db8:6f::1';

export async function startSite({ access = 'address' }: { access?: Access } = {}): Promise<Site> {
  const fleet = createFleet();
  fleet.edit('devices/site.yaml', (text) => `${text}access: ${access}\n`);
  if (access === 'token') fleet.run('init', '--secret');
  const disks = mkdtempSync(join(scratchRoot, 'seedpress-machines-'));
  const announced = fleet.build();
  const network = await startNetwork({
    namespace: 'nsfocus',
    logs: fleet.root,
    addresses: [`${server}/24`, `${gateway}/24`, '111.0.1.1/24', '111.0.2.1/24', `${server6}/64`],
  });
  const host = (name: string): string => join(fleet.current, 'host', name);
  await network.run(`nft -f ${host('nftables.conf')}`);
  await network.start('nginx', ['sh', host('serve.sh'), '--foreground']);
  await network.start('dnsmasq', ['sh', host('dhcp.sh'), '--keep-in-foreground', '--log-facility=-']);
  let machines = 0;
  return {
    fleet,
    network,
    machine: (options) =>
      createMachine({ ...options, network, announced, folder: join(disks, `machine-${(machines += 1)}`) }),
    end: async () => {
      await network.end();
      fleet.remove();
      rmSync(disks, { recursive: true, force: true });
    },
  };
}
