import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { needsMetadataNetwork } from '../support/metadata-network.js';
import { wordsOf } from './guests/arrived.js';
import { type GuestRun, nuageinit, runNuageinit, runs } from './guests/runs.js';
import { buildGuestSite, type GuestSite } from './guests/site.js';
import { type GuestRow, keyOf, rowsIn, withRows } from './guests/table.js';

// Guests that are no cloud-init, by their own code: Debian has Ignition; others are run where a variable names a checkout
// (SEEDPRESS_TINY_CLOUD, SEEDPRESS_NUAGEINIT: libexec/nuageinit of FreeBSD, which wants Debian's lua5.4, lua-yaml,
// lua-filesystem and lua-cjson; SEEDPRESS_CLOUDBASE_INIT, which wants python3-oslo.log and python3-netaddr) or a
// program (SEEDPRESS_COREOS_CLOUDINIT).
// SEEDPRESS_UPDATE=1 writes their rows of docs/clients.md anew; the others stay as they are.
const page = join(projectRoot, 'docs', 'clients.md');
const all = ['name', 'keys', 'address', 'gateway', 'DNS', 'files'];
const arrives: Readonly<Record<string, readonly string[]>> = {
  'tiny-cloud | nocloud | an ISO image': all,
  'tiny-cloud | nocloud | HTTP': all,
  'tiny-cloud | ec2 | HTTP': ['name', 'keys', 'files'],
  'nuageinit | nocloud | an ISO image': all,
  'nuageinit | config-drive | an ISO image': all,
  'coreos-cloudinit | config-drive | an ISO image': ['user-data'],
  'coreos-cloudinit | ec2 | HTTP': ['user-data'],
  'ignition | openstack | HTTP': ['user-data'],
  'ignition | config-drive | an ISO image': ['user-data'],
  'ignition | nocloud | an ISO image': ['user-data'],
  'cloudbase-init | openstack | HTTP': ['name', 'keys', 'address', 'gateway', 'DNS', 'user-data'],
  'cloudbase-init | ec2 | HTTP': ['name', 'keys', 'user-data'],
};

test('there is an expectation for every run', () => {
  expect(Object.keys(arrives)).toEqual(runs.map(keyOf));
});

test('docs/clients.md has a row for each of them, with what arrived', () => {
  const rows = rowsIn(readFileSync(page, 'utf8'));
  const ran = rows.filter(({ how }) => how === 'ran').map(({ key, arrived }) => [key, arrived.split(', ')]);
  expect(Object.fromEntries(ran)).toEqual(arrives);
  expect(withRows(readFileSync(page, 'utf8'), [])).toBe(readFileSync(page, 'utf8'));
});

needsMetadataNetwork(
  'nginx',
  'xorriso',
  'curl',
  'ignition',
)('guests that are no cloud-init', () => {
  let site: GuestSite | undefined;
  const rows: GuestRow[] = [];
  beforeAll(async () => {
    site = await buildGuestSite();
  }, 60_000);
  afterAll(() => {
    site?.remove();
    const document = readFileSync(page, 'utf8');
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(page, withRows(document, rows));
  });

  const scripts = [
    { kind: 'nocloud', suffix: '', below: '', arrived: [] },
    {
      kind: 'config-2',
      suffix: '.config-2',
      below: 'openstack/latest',
      arrived: ['address', 'gateway', 'DNS'],
    },
  ].flatMap((each) => (nuageinit === undefined ? [] : [{ ...each, code: nuageinit }]));
  test.each(scripts)('of a script nuageinit takes what guest-script says: $kind', (each) => {
    const folder = join((site as GuestSite).extracted('nuageinit-script', each.suffix), each.below);
    const arrived = runNuageinit(site as GuestSite, { ...each, folder });
    expect(wordsOf('nuageinit-script', arrived)).toEqual(each.arrived);
  });

  const atHand = runs.flatMap((run): readonly (readonly [string, GuestRun, string])[] =>
    run.code === undefined ? [] : [[keyOf(run), run, run.code]],
  );
  describe.each(atHand)('%s', (key, run, code) => {
    test('all that it reads arrives', async () => {
      const arrived = await run.run(site as GuestSite, code);
      const words = wordsOf(run.guest, arrived);
      expect(words, JSON.stringify(arrived, null, 1)).toEqual(arrives[key]);
      rows.push({ key, version: run.version(code), arrived: words.join(', '), how: 'ran' });
    });
  });
});
