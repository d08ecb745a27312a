import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsMetadataNetwork } from '../support/metadata-network.js';
import { byVersion, type Client, clients, cloudInits, runClient } from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';

const [image, http] = clients.filter(({ layout }) => layout === 'nocloud') as [Client, Client];

/** From 24.3 on cloud-init takes a network-config over HTTP; before, it takes network-interfaces. */
const takesNetworkConfig = (version: string): boolean => Number.parseFloat(version) >= 24.3;

needsMetadataNetwork(
  'cloud-init',
  'nginx',
  'xorriso',
)('the network of NoCloud', () => {
  let site: ClientSite;
  beforeAll(async () => {
    site = await buildClientSite();
  });
  afterAll(() => site.remove());

  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    const networkOf = (client: Client, device: string) => {
      const { answer } = runClient(client, { site, device, cloudInit });
      expect(answer.warnings).toEqual([]);
      return answer.network;
    };

    test('an image gives it as network-config', () => {
      expect(networkOf(image, 'gw-1')).toMatchObject({ version: 2, ethernets: { eth0: {} } });
    });

    test('over HTTP the same network arrives, in the form that this version takes', () => {
      const network = networkOf(http, 'gw-1');
      if (takesNetworkConfig(cloudInit.version)) expect(network).toEqual(networkOf(image, 'gw-1'));
      else {
        const subnets = [
          { address: '192.0.2.10', netmask: '255.255.255.0', gateway: '192.0.2.1' },
          { address: '2001:db8::10', netmask: '64' },
        ];
        expect(network).toMatchObject({
          version: 1,
          config: [{ name: 'eth0', mac_address: '52:54:00:aa:00:01', subnets }, { type: 'loopback' }],
        });
      }
    });

    test('over HTTP DHCP arrives too', () => {
      expect(JSON.stringify(networkOf(http, 'plain-1'))).toContain('dhcp');
    });

    test('a bridge, which is too much for network-interfaces, leaves an old client with what it has', () => {
      const network = networkOf(http, 'bridged-1');
      if (takesNetworkConfig(cloudInit.version)) expect(network).toMatchObject({ bridges: { br0: {} } });
      else expect(network).toBeNull();
    });
  });
});
