import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { networkRenderers } from '../../src/domain/network-renderer.js';
import { type NetworkLoss, networkFormats } from '../../src/encode/network/losses/network-loss.js';
import { networkLosses } from '../../src/encode/network/losses/network-losses.js';
import { lossesOfCloudbaseInit } from '../../src/encode/network/losses/of-cloudbase-init.js';
import { lossesOfNetplan } from '../../src/encode/network/losses/of-netplan.js';
import { images, layouts } from '../../src/layouts/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';

const file = join(projectRoot, 'docs', 'networks.md');

// SEEDPRESS_UPDATE=1 writes the tables anew: read the difference before you commit it.
test('docs/networks.md shows the forms of all layouts, and the table of losses', () => {
  const document = readFileSync(file, 'utf8');
  const updated = [
    ['forms', forms()] as const,
    ['losses', losses([...networkLosses, ...lossesOfNetplan], 'cloudinit')] as const,
    ['losses of cloudbase-init', losses(lossesOfCloudbaseInit, 'cloudbaseinit')] as const,
  ].reduce((text, [name, table]) => between(text, name, table), document);
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
  expect(readFileSync(file, 'utf8')).toBe(updated);
});

test('the netplan file of docs/import.md comes over whole', async () => {
  const document = readFileSync(join(projectRoot, 'docs', 'import.md'), 'utf8');
  const example = /^```yaml\n# netplan\.yaml\n([\s\S]*?)^```$/m.exec(document)?.[1] ?? '';
  const stdin = async () => Buffer.from(example);
  const { stdout, stderr } = await runCli(['import', 'netplan', '-'], { cwd: projectRoot, stdin });
  expect(stdout).toContain('name: eth0');
  expect(stderr).toBe('seedpress: 1 interface imported\n');
});

const between = (document: string, name: string, text: string): string =>
  document.replace(
    new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end -->)`),
    (_, start: string, end: string) => `${start}${text}${end}`,
  );

function forms(): string {
  const named = [
    ...Object.entries(layouts).map(([name, { client }]) => [`layout \`${name}\``, client] as const),
    ...Object.entries(images).map(([name, { client }]) => [`image \`${name}\``, client] as const),
  ];
  return named
    .map(([name, { networkForms = [] }]) => {
      const readings = networkForms.map(({ form, ...versions }) => `${words[form]}${rangeOf(versions)}`);
      return `| ${name} | ${readings.length === 0 ? 'none: the guest uses DHCP' : readings.join(', ')} |\n`;
    })
    .join('');
}

const words = { 'network-config': '`network-config`', eni: 'ENI', 'network-data': '`network_data.json`' };

function losses(rows: readonly NetworkLoss[], folder: 'cloudinit' | 'cloudbaseinit'): string {
  const own = folder === 'cloudinit' ? ['renderers', 'versions'] : [];
  const heads = ['what', '', 'format', ...own, `in ${folder}/`];
  return [heads, heads.map(() => '---'), ...rows.map((row) => cellsOf(row, own.length > 0))]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
    .replaceAll('|  |', '| |');
}

const effects = { missing: 'lost', extra: 'added', fails: '**no network**' };
const formatWords = { v1: 'v1', v2: 'v2', eni: 'ENI', networkData: 'network_data.json' };

function cellsOf(
  { what, direction, formats, outputs, source, ...versions }: NetworkLoss,
  hasRenderers: boolean,
): readonly string[] {
  const forms =
    formats.length === networkFormats.length ||
    (!hasRenderers && formats.length === networkFormats.length - 1)
      ? 'all'
      : formats.map((one) => formatWords[one]).join(', ');
  const renderers = outputs.length === networkRenderers.length ? 'all' : outputs.join(', ');
  const own = hasRenderers ? [renderers, rangeOf(versions).trim() || 'all'] : [];
  return [what, effects[direction], forms, ...own, source];
}

const rangeOf = ({ before, from }: { before?: string | undefined; from?: string | undefined }): string =>
  `${from === undefined ? '' : ` from ${from}`}${before === undefined ? '' : ` before ${before}`}`;
