import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requires } from '../support/requires.js';
import { hostileRequest, randomFrom } from '../unit/server/hostile-request.js';
import { type RawAnswer, rawRequest } from '../unit/server/raw-request.js';
import { type BuiltFleet, builtFleet, tokenOf } from './host/built-fleet.js';
import { freePort, type HostServerName, hostServers, startHostServer } from './host/web-servers.js';

const [own, foreign] = ['127.0.0.11', '127.0.0.12'] as const;
const [ownToken, foreignToken] = [tokenOf('one'), tokenOf('two')];

/** Paths that lead to the other device's data, in this server or in a worse one. */
const files = [
  'two/meta-data',
  'www/two/user-data',
  `by-ip/${foreign}/meta-data`,
  'by-id/two/meta-data',
  `s/${foreignToken.toUpperCase()}/meta-data`,
  `s/${foreignToken.slice(1)}/meta-data`,
  `s/${ownToken}/meta-data`,
  `s/${ownToken}/nsfocus`,
  'meta-data',
  'nsfocus/latest/meta_data.json',
  'manifest.json',
  'seed.json',
  'host/nginx.conf',
];
const folders = ['www', 's', `s/${ownToken}`, 'by-ip', 'by-id', 'by-uuid', own, 'current', 'host'];

// nginx has its 70,000 in test/soak; it would refuse so many of one machine.
const names = ['caddy', 'apache2', 'lighttpd'] as const satisfies readonly HostServerName[];

for (const name of names) {
  requires(...hostServers[name].needs)(`1,500 hostile requests of a device to ${name}`, () => {
    describe.each(['address', 'token'])('under access: %s', (access) => {
      let fleet: BuiltFleet;
      let end: (() => Promise<void>) | undefined;
      let port: number;
      beforeAll(async () => {
        port = await freePort();
        fleet = await builtFleet({
          site: { namespace: 'nsfocus', server: { address: '127.0.0.1', port }, images: [], access },
          devices: [
            { id: 'one', type: 'vm', management_ip: own },
            { id: 'two', type: 'vm', management_ip: foreign },
          ],
          template: '#cloud-config\nfinal_message: CANARY {{ device.id }}.\n',
        });
        end = await startHostServer(name, { out: fleet.out, port });
      });
      afterAll(async () => {
        await end?.();
        fleet.remove();
      });

      test('get nothing of another device, nor of what stands beside them', async () => {
        const random = randomFrom(20_250_131);
        const requests = Array.from({ length: 1_500 }, () => hostileRequest(random, { files, folders }));
        const answers: RawAnswer[] = [];
        const client = async (): Promise<void> => {
          for (let sent = requests.pop(); sent !== undefined; sent = requests.pop())
            answers.push(await rawRequest(sent, { port, from: own, waitMs: 2_000 }));
        };
        await Promise.all(Array.from({ length: 20 }, client));
        const bodies = answers.map(({ text }) => text);
        const leaks =
          /CANARY two|instance-id: two|"id": "two"|"devices"|"userData"|worker_processes|seedpress-dnsmasq/;
        expect(bodies.filter((text) => leaks.test(text))).toEqual([]);
        expect(bodies.filter((text) => /instance-id: one/.test(text)).length).toBeGreaterThan(10);
      }, 60_000);
    });
  });
}
