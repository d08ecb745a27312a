import type { Access } from '../../../src/domain/site.js';
import { type BuiltFleet, builtFleet } from './built-fleet.js';

/** A fleet behind 127.0.0.1 with every tree that a web server has rules for; a device is its id and how it is known. */
export const webFleet = (
  devices: readonly { readonly id: string; readonly management_ip: string }[],
  { port, access = 'address' }: { port: number; access?: Access },
): Promise<BuiltFleet> =>
  builtFleet({
    site: {
      namespace: 'nsfocus',
      server: { address: '127.0.0.1', port },
      layouts: ['namespace', 'nocloud', 'openstack', 'ec2'],
      images: [],
      access,
    },
    devices: devices.map((device) => ({ type: 'vm', ...device })),
    template: '#cloud-config\nfinal_message: "{{ device.id }}"\n',
  });
