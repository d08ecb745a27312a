import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LayoutClient } from '../../src/domain/layout.js';
import { images, layouts } from '../../src/layouts/index.js';
import { projectRoot } from '../support/folders.js';
import { needsMetadataNetwork } from '../support/metadata-network.js';
import {
  type Answer,
  type Client,
  type ClientRun,
  clients,
  cloudInits,
  runClient,
} from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';
import { nameOf, networkOf, type Row, rowOf, rowsIn, withRows } from './clients/table.js';

// What every client makes of the same device, and how much it asks for it. SEEDPRESS_UPDATE=1 writes the table of
// docs/clients.md anew; rows of a cloud-init that is not at hand stay as they are.
const page = join(projectRoot, 'docs', 'clients.md');
const versions = cloudInits().map(({ version }) => version);
const cases = cloudInits().flatMap((cloudInit) => clients.map((client) => ({ client, cloudInit })));

const uuid = '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001';
const keys = readGolden(
  'latest/meta-data/public-keys/0/openssh-key',
  'latest/meta-data/public-keys/1/openssh-key',
);

needsMetadataNetwork(
  'cloud-init',
  'nginx',
  'xorriso',
)('every client, fed the same device', () => {
  let site: ClientSite;
  const runs = new Map<string, ClientRun>();
  const rows: Row[] = [];

  beforeAll(async () => {
    site = await buildClientSite();
    for (const { client, cloudInit } of cases) {
      const run = runClient(client, { site, device: 'gw-1', cloudInit });
      const row = rowOf(client, cloudInit, run);
      rows.push(row);
      runs.set(row.key, run);
    }
  }, 120_000);
  afterAll(() => site.remove());

  const named = cases.map(
    ({ client, cloudInit }) => [`${nameOf(client)} | ${cloudInit.version}`, client] as const,
  );
  const runNamed = (name: string): ClientRun => runs.get(name) as ClientRun;

  describe.each(named)('%s', (name, client) => {
    test('asks for nothing that is not there, and has nothing to complain of', () => {
      const { answer, requests } = runNamed(name);
      expect(requests.filter(({ status }) => status < 200 || status > 299)).toEqual([]);
      expect(requests.length > 0).toBe(client.by === 'HTTP');
      expect(answer.warnings).toEqual([]);
    });

    test('learns what the machine is', () => {
      const { answer } = runNamed(name);
      expect(answer).toMatchObject({
        source: client.source,
        instance_id: recordOf(client).instanceIdKey === 'instanceUuid' ? uuid : 'gw-1',
        hostname: 'gw.example.net',
        zone: 'berlin',
        public_keys: keys,
      });
      expect(answer.metadata).toMatchObject({ rack: 'r1' });
    });

    test('gets all parts of the user-data, and runs no vendor-data twice', () => {
      const { answer } = runNamed(name);
      expect(answer.user_data.map(({ filename, type }) => [filename, type])).toEqual([
        ['init.config', 'text/cloud-config'],
        ['hello.script', 'text/x-shellscript'],
        ['seedpress-files.config', 'text/cloud-config'],
      ]);
      expect(answer.user_data[1]?.body).toContain('grüße');
      expect(answer.vendor_data2).toEqual([]);
      const isCarried = recordOf(client).carries.includes('vendor-data');
      expect(answer.vendor_data.map(({ filename }) => filename)).toEqual(isCarried ? ['vendor.config'] : []);
    });

    test('gets as much of the network as its layout carries', () => {
      const isCarried = recordOf(client).carries.includes('network');
      expect(networkOf(runNamed(name).answer.network) === 'whole').toBe(isCarried);
    });

    test('ends with every file in its place, its mode and its owner', () => {
      const { answer } = runNamed(name);
      expect(filesOf(answer)).toEqual({
        '/etc/gateway/name': ['gw-1', '0640', 'root:root'],
        '/etc/gateway/secret': ['key of gw-1\n', '0600', 'root:adm'],
        '/etc/motd': ['This is gw.\n', '0644', 'root:root'],
      });
      // A config drive's reader writes the files that meta_data.json names by itself, before write_files does.
      const writes = client.source === 'ConfigDrive' ? 2 : 1;
      expect(answer.files['/etc/motd']?.writes).toBe(writes);
    });

    test('takes less than five seconds', () => {
      expect(runNamed(name).answer.seconds).toBeLessThan(5);
    });
  });

  describe.each(versions)('ways into one machine, cloud-init %s', (version) => {
    const answerOf = (name: string): Answer => runNamed(`${name} | ${version}`).answer;

    test.each([
      ['nocloud | an ISO image | NoCloud', 'nocloud | HTTP | NoCloud'],
      ['config-drive | an ISO image | ConfigDrive', 'openstack | HTTP | OpenStack'],
      ['config-drive | an ISO image | ConfigDrive', 'config-drive | a folder | ConfigDrive'],
    ])('%s and %s agree', (one, other) => {
      expect(factsOf(answerOf(other))).toEqual(factsOf(answerOf(one)));
      expect(filesOf(answerOf(other))).toEqual(filesOf(answerOf(one)));
    });

    test('a config drive and OpenStack give the same network', () => {
      const { network } = answerOf('config-drive | an ISO image | ConfigDrive');
      expect(answerOf('openstack | HTTP | OpenStack').network).toEqual(network);
    });
  });

  test('docs/clients.md has the rows of these runs', () => {
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(page, withRows(readFileSync(page, 'utf8'), rows));
    const written = new Map(rowsIn(readFileSync(page, 'utf8')).map(({ key, measured }) => [key, measured]));
    for (const client of clients) {
      expect(
        [...written.keys()].some((key) => key.startsWith(`${nameOf(client)} | `)),
        nameOf(client),
      ).toBe(true);
    }
    // Another cloud-init than those of the table makes rows that nobody has written down.
    for (const { key, measured } of rows.filter((row) => written.has(row.key))) {
      expect([key, measured]).toEqual([key, written.get(key)]);
    }
  });
});

const filesOf = ({ files }: Answer) =>
  Object.fromEntries(
    Object.entries(files).map(([path, { content, mode, owner }]) => [path, [content, mode, owner]]),
  );

/** What does not depend on the way. */
const factsOf = ({ instance_id, hostname, zone, public_keys, user_data, vendor_data }: Answer) => ({
  instance_id,
  hostname,
  zone,
  public_keys,
  user_data,
  vendor_data,
});

const recordOf = ({ layout, by }: Client): LayoutClient => {
  const kind = by === 'HTTP' ? layouts[layout] : (images[layout] ?? layouts[layout]);
  if (kind === undefined) throw new Error(`no layout ${layout}`);
  return kind.client;
};

function readGolden(...paths: readonly string[]): readonly string[] {
  const folder = join(projectRoot, 'test', 'golden', 'every-layout', 'expected', 'www', 'gw-1');
  return paths.map((path) => readFileSync(join(folder, path), 'utf8'));
}
