import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsMetadataNetwork } from '../support/metadata-network.js';
import { byVersion, type Client, clients, cloudInits, runClient } from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';

const openstack = clients.find(({ layout }) => layout === 'openstack') as Client;

needsMetadataNetwork('cloud-init', 'nginx')('OpenStack over HTTP', () => {
  let site: ClientSite;
  beforeAll(async () => {
    site = await buildClientSite();
  });
  afterAll(() => site.remove());

  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    const run = (device: string) => runClient(openstack, { site, device, cloudInit });
    const refusedIn = ({ requests }: ReturnType<typeof run>) =>
      requests.filter(({ status }) => status > 299).map(({ status, path }) => `${status} ${path}`);

    test('of a machine about which there is little to say, nothing is missing either', () => {
      const ran = run('plain-1');
      expect(refusedIn(ran)).toEqual([]);
      expect(ran.answer).toMatchObject({
        hostname: 'plain-1',
        public_keys: [],
        user_data: [],
        vendor_data: [],
        files: {},
        warnings: [],
        network: { config: [{ type: 'physical', subnets: [{ type: 'dhcp4' }] }] },
      });
    });

    test('of a network that network_data.json cannot hold there is none, which no log complains of', () => {
      const ran = run('bridged-1');
      expect(refusedIn(ran)).toEqual(['404 /openstack/latest/network_data.json']);
      expect(ran.answer).toMatchObject({ network: null, warnings: [] });
    });

    test('it asks for latest, which alone is listed, and for latest/ of EC2', () => {
      const paths = run('gw-1').requests.map(({ path }) => path);
      expect(paths).toContain('/openstack/latest/meta_data.json');
      expect(paths).toContain('/latest/meta-data/');
    });
  });

  // What the tree beside openstack/ is for.
  test('without latest/ it waits for it, and complains', () => {
    const [cloudInit] = cloudInits();
    const folder = join(site.scratch(), 'without');
    cpSync(site.www('plain-1'), folder, {
      recursive: true,
      dereference: true,
      filter: (path) => !path.endsWith('/latest/meta-data'),
    });
    const lacking = { ...site, www: () => folder };
    const { answer } = runClient(openstack, {
      site: lacking,
      device: 'plain-1',
      cloudInit: cloudInit as NonNullable<typeof cloudInit>,
    });
    expect(answer.warnings).toEqual([expect.stringContaining('Failed fetching meta-data/')]);
    expect(answer.seconds).toBeGreaterThan(4);
  }, 60_000);
});
