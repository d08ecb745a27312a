import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Interface } from '../../src/domain/network.js';
import { factsOfModel } from '../../src/encode/network/losses/facts.js';
import type { NetworkLoss } from '../../src/encode/network/losses/network-loss.js';
import { lossesOfNetplan } from '../../src/encode/network/losses/of-netplan.js';
import { networkConfigV2 } from '../../src/encode/network/network-config-v2.js';
import { encodeYaml } from '../../src/encode/yaml.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { randomTopologies } from './network/topologies.js';

const generate = '/usr/libexec/netplan/generate';

/** 200 networks, of which some have what a row says that netplan 0.106 refuses. */
const topologies = randomTopologies(200, { seed: 9 });

requires('netplan')('netplan itself', () => {
  test('takes the version 2 of random networks, with all addresses, but where a row says that it refuses them', () => {
    const used = new Set<NetworkLoss>();
    const found = topologies.flatMap((interfaces, index) => {
      const refusing = lossesOfNetplan.filter((row) =>
        factsOfModel(interfaces).some((fact) =>
          row.applies(
            fact,
            interfaces.find(({ name }) => name === fact.device),
            interfaces,
          ),
        ),
      );
      for (const row of refusing) used.add(row);
      const problems = problemsOf(interfaces);
      if (refusing.length > 0 && problems.length > 0) return [];
      return refusing.length > 0
        ? [`network ${index}: taken, though ${refusing.map(({ what }) => what).join(', ')}`]
        : problems.map((problem) => `network ${index}: ${problem}`);
    });
    expect(found).toEqual([]);
    expect(lossesOfNetplan.filter((row) => !used.has(row))).toEqual([]);
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
  const files = (existsSync(folder) ? readdirSync(folder) : []).map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  );
  // NetworkManager has files of its own.
  const networkds = interfaces.filter(({ renderer }) => renderer !== 'NetworkManager');
  return networkds.flatMap(({ name, addresses }) =>
    addresses
      .map(({ address, prefix }) => `Address=${address}/${prefix}`)
      .filter((line) => !files.some((file) => file.includes(`${line}\n`)))
      .map((line) => `${name} lacks ${line}`),
  );
}
