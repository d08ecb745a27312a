import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { type Outcome, outcomeOf } from './public-networks/outcomes.js';
import { cloudInitSources, netplanSources, publicFiles } from './public-networks/public-files.js';

// The networks that two projects published, by `import netplan`: SEEDPRESS_NETPLAN and SEEDPRESS_CLOUD_INIT name their
// checkouts. SEEDPRESS_UPDATE=1 writes the figures of docs/import.md anew.
const { SEEDPRESS_NETPLAN: netplan, SEEDPRESS_CLOUD_INIT: cloudInit } = process.env;

requires('netplan')('networks by import netplan', () => {
  test.each([
    ['whole', '{ ens3: { dhcp4: true, optional-addresses: [ipv4-ll] } }', ''],
    ['refused', '{ ens3: { addresses: [192.0.2.2/24], macaddress: "01:00:00:00:00:01" } }', ''],
    ['by template', '{ ens3: { dhcp4: true } }', '  wifis: { wlp2s0: { access-points: { "Lab": {} } } }\n'],
    ['invalid', '{ ens3: { dhcp4: perhaps } }', ''],
  ])('an own network comes over %s', { timeout: 60_000 }, async (kind, ethernets, rest) => {
    const text = `network:\n  version: 2\n  ethernets: ${ethernets}\n${rest}`;
    expect(await outcomeOf({ name: kind, text, version: 2 })).toMatchObject({ kind });
  });
});

const checkouts = netplan !== undefined && cloudInit !== undefined ? [{ netplan, cloudInit }] : [];

for (const folders of checkouts)
  describe('networks that others published', () => {
    let outcomes: readonly Outcome[] = [];
    beforeAll(async () => {
      const files = [
        ...publicFiles(folders.netplan, netplanSources),
        ...publicFiles(folders.cloudInit, cloudInitSources),
      ];
      // netplan reads version 2 only.
      for (const file of files.filter(({ version }) => version === 2))
        outcomes = [...outcomes, await outcomeOf(file)];
    }, 600_000);

    const named = (kind: Outcome['kind']): readonly string[] =>
      outcomes.flatMap(({ name, why, ...each }) => (each.kind === kind ? [`${name}: ${why}`] : []));

    test('none comes over as something else', () => {
      expect(named('wrong')).toEqual([]);
    });

    // A multicast MAC, a router in no network, ports with addresses, a word that bonding does not know, a label that is too
    // long, a NIC among the bonds.
    const mistakes =
      /multicast MAC|not in a network|has its own addresses|arp_all_targets of|label .* has 17 char|the interface eth0 was/;
    const unnamed = () => named('refused').filter((text) => !mistakes.test(text));

    test('what is refused is a mistake, with a message', () => {
      expect(unnamed()).toEqual([]);
    });

    test('of the kinds that interfaces say 85 % come over whole, and docs/import.md has the figures', () => {
      const count = (kind: Outcome['kind']) => named(kind).length;
      const [whole, byTemplate, refused] = [count('whole'), count('by template'), count('refused')];
      const words =
        `Of ${outcomes.length} networks of version 2 that netplan and cloud-init publish, netplan 0.106 accepts ` +
        `${outcomes.length - count('invalid')}. ${whole} of these are imported whole. ${byTemplate} have a part that \`interfaces\` cannot say; ` +
        `they are imported as a template. ${refused} have a value that seedpress refuses with a message: a multicast MAC, a router in ` +
        `no network, a port with addresses, an unknown word for a bond, or a label that is too long. As a template they are handed ` +
        `out as they are. ${count('wrong')} are imported as something else.`;
      const page = join(projectRoot, 'docs', 'import.md');
      const text = readFileSync(page, 'utf8');
      const updated = text.replace(/(<!-- public networks -->\n)[\s\S]*?(<!-- end -->)/, `$1${words}\n$2`);
      if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(page, updated);
      else expect(text).toBe(updated);
      // What it was when this was written: 103 of 121.
      expect(whole / (whole + refused)).toBeGreaterThan(0.85);
    });
  });
