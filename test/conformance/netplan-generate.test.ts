import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Interface } from '../../src/domain/network.js';
import { networkConfigV2 } from '../../src/encode/network/network-config-v2.js';
import { encodeYaml } from '../../src/encode/yaml.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { randomTopologies } from './network/topologies.js';

const generate = '/usr/libexec/netplan/generate';

/**
 * Without what netplan 0.106 refuses: it knows no dummy interfaces, lets networkd make no addresses in a way of its own, wants the
 * same overrides for DHCP of both families, and gives NetworkManager fewer settings.
 */
function asTaken(interface_: Interface): Interface {
  const { renderer: _, ipv6AddressGeneration: __, dhcp4Overrides, dhcp6Overrides, ...iface } = interface_;
  if (iface.dhcp4 && iface.dhcp6) return iface;
  return {
    ...iface,
    ...(dhcp4Overrides !== undefined && { dhcp4Overrides }),
    ...(dhcp6Overrides !== undefined && { dhcp6Overrides }),
  };
}

const topologies = randomTopologies(150, { seed: 9 }).map((interfaces) =>
  interfaces.filter(({ kind }) => kind !== 'dummy').map(asTaken),
);

requires('netplan')('netplan itself', () => {
  test('takes the version 2 of random networks, with all addresses', () => {
    const found = topologies.flatMap((interfaces, index) =>
      problemsOf(interfaces).map((problem) => `network ${index}: ${problem}`),
    );
    expect(found).toEqual([]);
  }, 120_000);
});

function problemsOf(interfaces: readonly Interface[]): readonly string[] {
  const root = scratchFolder();
  mkdirSync(join(root, 'etc/netplan'), { recursive: true });
  const text = encodeYaml({ network: networkConfigV2(interfaces) });
  writeFileSync(join(root, 'etc/netplan/50-seed.yaml'), text, { mode: 0o600 });
  const { status, stderr } = spawnSync(generate, ['--root-dir', root], { encoding: 'utf8' });
  if (status !== 0) return [stderr];
  const folder = join(root, 'run/systemd/network');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return interfaces.flatMap(({ name, addresses }) =>
    addresses
      .map(({ address, prefix }) => `Address=${address}/${prefix}`)
      .filter((line) => !files.some((file) => file.includes(`${line}\n`)))
      .map((line) => `${name} lacks ${line}`),
  );
}
