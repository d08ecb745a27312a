import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAccessRecord } from '../../src/pipeline/status/parse-record.js';
import { metadataAddress, needsMetadataNetwork, unshare } from '../support/metadata-network.js';
import { program } from '../support/program.js';
import { python } from '../support/python.js';
import { type Answer, byVersion, cloudInits } from './clients/clients.js';
import { type BuiltFleet, builtFleet } from './host/built-fleet.js';
import { type HostServer, hostServers, makeRun } from './host/web-servers.js';

const address = '192.0.2.11';
const mac = '52:54:00:aa:00:01';
const keys = {
  ops: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM ops@example.net',
};

const servers: Readonly<Record<string, HostServer>> = {
  ...hostServers,
  'seedpress serve': {
    needs: [],
    words: [process.execPath, program, 'serve', '--out', '.', '--listen', `${metadataAddress}:80`, '--quiet'],
    log: 'run/access.log',
  },
};

/** What a guest shows that takes itself for one of AWS. Source: DataSourceEc2.py identify_aws. */
const dmi = {
  'system-manufacturer': 'Amazon EC2',
  'system-uuid': 'ec2e1916-9099-7caf-fd21-012345abcdef',
  'system-serial-number': 'ec2e1916-9099-7caf-fd21-012345abcdef',
};

// Requests to the metadata address come from the machine's own.
const insideScript = `
out=$1; shift
ip link set lo up
ip address add ${metadataAddress}/32 dev lo
ip address add ${address}/32 dev lo
ip route replace local ${metadataAddress} dev lo table local src ${address}
cd "$out"
sh "$out/start" >"$out/run/server.txt" 2>&1 &
server=$!
for attempt in $(seq 100); do
  ! curl -s -o /dev/null http://${metadataAddress}/ || break
  sleep 0.1
done
"$@"
kill $server
wait $server || true
`;

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

for (const [name, server] of Object.entries(servers)) {
  needsMetadataNetwork(
    'cloud-init',
    'curl',
    ...server.needs,
  )(`EC2 by ${name}, to a guest that takes itself for one of AWS`, () => {
    let fleet: BuiltFleet;
    beforeAll(async () => {
      fleet = await builtFleet({
        site: {
          server: { address: metadataAddress, port: 80 },
          layouts: ['namespace', 'nocloud', 'ec2'],
          images: [],
        },
        devices: [
          {
            id: 'one',
            type: 'vm',
            management_ip: address,
            public_keys: keys,
            meta_data: { 'availability-zone': 'lab-1a' },
            interfaces: [{ name: 'eth0', mac, addresses: [`${address}/24`] }],
          },
        ],
        template: '#cloud-config\nfinal_message: done\n',
      });
      makeRun(fleet.out);
      const words = server.words.map((word) => quoted(word === '.' ? fleet.out : word));
      writeFileSync(join(fleet.out, 'start'), `exec ${words.join(' ')}\n`);
    });
    afterAll(() => fleet.remove());

    describe.each(byVersion(cloudInits()))('cloud-init %s', (_, { folder }) => {
      test('it finds all in under half a second, and nothing is refused', () => {
        const scratch = join(fleet.out, 'run', `guest-${folder === undefined ? 'debian' : 'checkout'}`);
        const options = {
          source: 'Ec2',
          stage: 'network',
          scratch,
          dmi,
          nics: { [mac]: 'eth0' },
          cloud_init: folder ?? null,
        };
        const script = fileURLToPath(new URL('python/client.py', import.meta.url));
        const command = [
          ...unshare,
          'sh',
          '-ec',
          insideScript,
          'sh',
          fleet.out,
          python,
          script,
          JSON.stringify(options),
        ];
        const env = { ...process.env, ...server.env };
        const ran = spawnSync('unshare', command, { encoding: 'utf8', timeout: 60_000, env });
        expect(ran.stderr).toBe('');
        const answer = JSON.parse(ran.stdout) as Answer & { region: string };
        expect(answer).toMatchObject({
          source: 'Ec2',
          instance_id: 'one',
          hostname: 'one',
          zone: 'lab-1a',
          region: 'lab-1',
          public_keys: Object.values(keys),
          user_data: [{ type: 'text/cloud-config' }],
          warnings: [],
        });
        expect(answer.seconds).toBeLessThan(0.5);
        const log = readFileSync(join(fleet.out, server.log), 'utf8').trim().split('\n');
        const requests = log.map(parseAccessRecord);
        expect(requests.filter((record) => record?.status !== 200)).toEqual([]);
        expect(requests.map((record) => `${record?.method} ${record?.uri}`)).toEqual(
          expect.arrayContaining([
            'PUT /latest/api/token',
            expect.stringMatching(/^GET \/[\d-]+\/dynamic\/instance-identity\/document$/),
          ]),
        );
      });
    });
  });
}
