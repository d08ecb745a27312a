import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inMetadataNetwork, needsMetadataNetwork } from '../support/metadata-network.js';
import { byVersion, type Client, clients, cloudInits, runClient } from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';
import { builtFleet } from './host/built-fleet.js';

interface Ec2Read {
  readonly versions: Readonly<Record<string, { readonly meta_data: unknown; readonly user_data: string }>>;
  readonly warnings: readonly string[];
}

const script = fileURLToPath(new URL('python/ec2.py', import.meta.url));
const versions = ['latest', '2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23'];

needsMetadataNetwork('cloud-init', 'nginx')('EC2 and CloudStack over HTTP', () => {
  let site: ClientSite;
  beforeAll(async () => {
    site = await buildClientSite();
  });
  afterAll(() => site.remove());

  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    test('its walk gives, in every version, what the config drive has in one file', () => {
      const { answer, requests } = inMetadataNetwork<Ec2Read>(script, {
        documentRoot: site.www('gw-1'),
        args: [cloudInit.folder ?? '', ...versions],
        scratch: site.scratch(),
      });
      const file = (path: string): string => readFileSync(join(site.www('gw-1'), path), 'utf8');
      const drive = JSON.parse(file('config-drive/ec2/latest/meta-data.json'));
      const keys = Object.values(drive['public-keys'] as Record<string, Record<string, string>>);
      const walked = {
        ...drive,
        // The reader takes the name of the key for the number of its folder.
        'public-keys': Object.fromEntries(keys.map((key) => [key._name?.slice(2), key['openssh-key']])),
      };
      const expected = { meta_data: walked, user_data: file('user-data') };
      expect(answer).toEqual({
        versions: Object.fromEntries(versions.map((version) => [version, expected])),
        warnings: [],
      });
      expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
    });

    test.each(['ec2', 'cloudstack'])(
      '%s: of a machine about which there is little to say nothing is missing',
      (layout) => {
        const client = clients.find((candidate) => candidate.layout === layout) as Client;
        const { answer, requests } = runClient(client, { site, device: 'plain-1', cloudInit });
        expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
        expect(answer).toMatchObject({
          instance_id: 'plain-1',
          hostname: 'plain-1',
          public_keys: [],
          user_data: [],
          files: {},
          warnings: [],
        });
        // cloud-init's CloudStack fails without one.
        expect(answer.zone).toBe(layout === 'cloudstack' ? '' : answer.zone);
      },
    );

    test('of a site with cloudstack and no ec2 it reads the keys, which are a text there', async () => {
      const keys = {
        ops: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM ops@example.net',
        deploy:
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFyOzs7oT3mZ2y5vJ0QH4eQy1mN8kq0w9c2pVJ9n5o1L deploy@example.net',
      };
      const fleet = await builtFleet({
        site: { layouts: ['openstack', 'cloudstack'], images: [] },
        devices: [{ id: 'one', type: 'vm', management_ip: '192.0.2.1', public_keys: keys }],
        template: '#cloud-config\nfinal_message: done\n',
      });
      onTestFinished(() => fleet.remove());
      const client = clients.find(({ source }) => source === 'CloudStack') as Client;
      const www = (device: string): string => join(fleet.out, 'current/www', device);
      const { answer, requests } = runClient(client, { site: { ...site, www }, device: 'one', cloudInit });
      expect(answer).toMatchObject({ public_keys: Object.values(keys), warnings: [] });
      expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
    });
  });
});
