import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import {
  expectAddresses,
  expectBonded,
  expectOneAddress,
  expectRenamed,
  expectStatic,
  expectWired,
  withNames,
} from './cases/network.js';
import { openStack } from './harness/clouds.js';
import { bookworm, ifupdown, type Renderer, trixie } from './harness/guest.js';
import { prove } from './harness/prove.js';
import { seedFolder } from './harness/seed-folder.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const nameOf: Readonly<Record<Renderer, string>> = {
  networkd: 'systemd-networkd',
  eni: 'ifupdown',
  netplan: 'netplan',
};
const cables = [{ mac: '52:54:00:6f:00:41', tap: 'tap41' }];
const wired = ['00', '01', '02', '03'].map((port, index) => ({
  mac: `52:54:00:6f:${port}:42`,
  tap: `tap42x${index}`,
}));
const bonded = ['00', '01', '02'].map((port, index) => ({
  mac: `52:54:00:6f:${port}:46`,
  tap: `tap46x${index}`,
}));
const renamed = [{ mac: '52:54:00:6f:00:43', tap: 'tap43' }];

describe('the network of the inventory, on the NICs', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.end());
  const image = (name: string): string => join(site.fleet.current, 'images', name);

  const all = (renderer: Renderer) => `static addresses, route, MTU, resolver by ${nameOf[renderer]}`;
  const some = 'static addresses, gateway, resolver by systemd-networkd';
  const kind = 'container';

  for (const guest of [bookworm, ifupdown, trixie]) {
    const what = all(guest.renderers[0]);

    prove({ what, by: 'NoCloud folder: version 2', kind, guest }, async () => {
      const files = { ...withNames, ...seedFolder(site.fleet, 'static-1') };
      return expectStatic(await site.machine({ guest, kind, cables, changes: { files } }).boot());
    });

    prove({ what, by: 'OpenStack: network_data.json', kind, guest }, async () => {
      const machine = site.machine({ guest, kind, cables, changes: { files: withNames } });
      return expectStatic(await machine.boot(openStack));
    });
  }

  for (const guest of [bookworm, trixie])
    prove({ what: all('networkd'), by: 'namespace layout: version 2', kind, guest }, async () => {
      const changes = { files: withNames, dataSource: join(site.fleet.current, 'guest') };
      return expectStatic(await site.machine({ guest, kind, cables, changes }).boot());
    });

  prove({ what: some, by: 'NoCloud by URL: ENI in meta-data', kind }, async () => {
    const machine = site.machine({ guest: bookworm, kind, cables, changes: { files: withNames } });
    return expectAddresses(await machine.boot({ words: `ds=nocloud-net;s=${serverUrl}/` }));
  });

  prove({ what: all('networkd'), by: 'NoCloud by URL: version 2', kind, guest: trixie }, async () => {
    const machine = site.machine({ guest: trixie, kind, cables, changes: { files: withNames } });
    return expectStatic(await machine.boot({ words: `ds=nocloud;s=${serverUrl}/` }));
  });

  // cloud-init writes no such thing for systemd-networkd: src/encode/network/losses/of-renderers.ts.
  const wiredBy = [
    [bookworm, 'netplan'],
    [ifupdown, 'eni'],
  ] as const;
  for (const [guest, renderer] of wiredBy) {
    const what = `bond, VLAN and bridge by ${nameOf[renderer]}`;
    prove({ what, by: 'NoCloud image', kind: 'vm', guest }, async () => {
      const machine = site.machine({ guest, kind: 'vm', cables: wired, changes: { renderer } });
      return expectWired(await machine.boot({ cdroms: [image('wired-1.iso')] }));
    });
  }

  const oneNic = [
    {
      what: 'a gateway outside of a /32, with `on_link`',
      device: 'onlink-1',
      port: '44',
      address: '111.0.0.44/32',
    },
    {
      what: 'a missing NIC, with `optional`',
      device: 'optional-1',
      port: '45',
      address: '111.0.0.45/24',
    },
  ];
  for (const { what, device, port, address } of oneNic)
    prove({ what, by: 'NoCloud image', kind: 'vm' }, async () => {
      const only = [{ mac: `52:54:00:6f:00:${port}`, tap: `tap${port}` }];
      const machine = site.machine({
        guest: bookworm,
        kind: 'vm',
        cables: only,
        changes: { renderer: 'netplan' },
      });
      return expectOneAddress(await machine.boot({ cdroms: [image(`${device}.iso`)] }), { port, address });
    });

  for (const [guest, renderer] of wiredBy) {
    const what = `a bond over NICs to which the kernel gives other names, by ${nameOf[renderer]}`;
    prove({ what, by: 'NoCloud image', kind: 'vm', guest }, async () => {
      const machine = site.machine({ guest, kind: 'vm', cables: bonded, changes: { renderer } });
      return expectBonded(await machine.boot({ cdroms: [image('bonded-1.iso')] }));
    });
  }

  prove({ what: 'a renamed NIC', by: 'NoCloud folder', kind: 'container' }, async () => {
    const changes = { files: seedFolder(site.fleet, 'renamed-1') };
    const machine = site.machine({ guest: bookworm, kind: 'container', cables: renamed, changes });
    return expectRenamed(await machine.boot());
  });

  prove({ what: 'a renamed NIC', by: 'NoCloud image', kind: 'vm' }, async () => {
    const machine = site.machine({ guest: bookworm, kind: 'vm', cables: renamed });
    return expectRenamed(await machine.boot({ cdroms: [image('renamed-1.iso')] }));
  });
});
