import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Interface } from '../../src/domain/network.js';
import type { NetworkFormat } from '../../src/encode/network/losses/network-loss.js';
import { lossesOfCloudbaseInit } from '../../src/encode/network/losses/of-cloudbase-init.js';
import { networkConfigV1 } from '../../src/encode/network/network-config-v1.js';
import { networkConfigV2 } from '../../src/encode/network/network-config-v2.js';
import { networkData } from '../../src/encode/network/network-data.js';
import { runPython } from '../support/python.js';
import { type Comparison, differencesOf, failureOf } from './network/differences.js';
import { factsOfCloudbaseInit, type WindowsNetwork } from './network/facts-of-cloudbase-init.js';
import { randomTopologies } from './network/topologies.js';

// cloudbase-init is in no package: it takes part where SEEDPRESS_CLOUDBASE_INIT names the folder of a checkout.
const checkouts = [process.env.SEEDPRESS_CLOUDBASE_INIT].filter((folder) => folder !== undefined);
const formats = ['v1', 'v2', 'networkData'] as const satisfies readonly NetworkFormat[];
const os = 'windows';

/** Networks that no check refuses for Windows (src/inventory/checks/windows.ts), of which there are fewer. */
const topologies = randomTopologies(600, { seed: 13 }).map(forWindows);

test('each of them is written in every format', () => {
  for (const interfaces of topologies) {
    expect(networkConfigV1(interfaces, { os })).toBeDefined();
    expect(networkConfigV2(interfaces, { os })).toBeDefined();
  }
});

test.each(checkouts)('random networks as cloudbase-init sets them up, in %s', (checkout) => {
  const script = readFileSync(new URL('network/cloudbase.py', import.meta.url), 'utf8');
  const cases = topologies.map((interfaces) => ({
    v1: networkConfigV1(interfaces, { os }),
    v2: networkConfigV2(interfaces, { os }),
    networkData: networkData(interfaces, { os }) ?? null,
    nics: interfaces.flatMap(({ kind, mac, name }) => (kind === 'ethernet' ? [{ mac, name }] : [])),
  }));
  const answer = runPython(script, { args: [checkout], input: JSON.stringify({ cases }) });
  const answers = JSON.parse(answer).cases as readonly Record<string, WindowsNetwork & { error?: string }>[];
  const used = new Set<unknown>();
  const unexplained = answers.flatMap((byFormat, index) =>
    formats.flatMap((format) => {
      const interfaces = topologies[index] ?? [];
      const comparison: Comparison = { format, output: 'cloudbase-init', client: 'newest' };
      const made = byFormat[format];
      if (made === undefined) return [];
      const failure = failureOf(interfaces, comparison);
      const place = `network ${index}, ${format}`;
      if ((made.error === undefined) !== (failure === undefined))
        return [`${place}: ${made.error ?? `no failure, but ${failure?.what}`}`];
      used.add(failure);
      if (made.error !== undefined) return [];
      const difference = differencesOf(interfaces, factsOfCloudbaseInit(made), comparison);
      for (const loss of difference.used) used.add(loss);
      return difference.unexplained.map((fact) => `${place}: ${fact}`);
    }),
  );
  expect(unexplained).toEqual([]);
  expect(lossesOfCloudbaseInit.filter((loss) => !used.has(loss)).map(({ what }) => what)).toEqual([]);
});

function forWindows(interfaces: readonly Interface[]): readonly Interface[] {
  const nics = interfaces.filter(({ kind, mac }) => kind === 'ethernet' && mac !== undefined);
  const names = nics.map(({ name }) => name);
  const bonds = interfaces.filter(
    (iface) => iface.kind === 'bond' && iface.members.every((member) => names.includes(member)),
  );
  const labels = bonds.map(({ name }) => name);
  return [
    ...nics,
    ...bonds,
    ...interfaces.filter((iface) => iface.kind === 'vlan' && labels.includes(iface.link)),
  ];
}
