import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Guest } from '../../src/domain/guest.js';
import type { Carried, LayoutClient } from '../../src/domain/layout.js';
import { guests } from '../../src/layouts/guests/index.js';
import { images, layouts } from '../../src/layouts/index.js';
import { clients } from '../conformance/clients/clients.js';
import { projectRoot } from '../support/folders.js';
import { bareSeed } from '../unit/layouts/seeds.js';

const file = join(projectRoot, 'docs', 'clients.md');

// SEEDPRESS_UPDATE=1 writes the table anew.
test('docs/clients.md has the properties of each layout and image', () => {
  const head =
    '| | vendor-data | network | network by template | other fqdn | at a later boot | needs | sets | tested with |\n' +
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n';
  const rows = [
    ...Object.entries(layouts).map(([name, { client }]) => rowOf(name, client, { isImage: false })),
    ...Object.entries(images).map(([name, { client }]) => rowOf(name, client, { isImage: true })),
  ];
  expectTable('layouts', [head, ...rows]);
});

test('docs/clients.md says what each guest reads', () => {
  const head =
    '| guest | layouts | images | user-data | drops | network-config |\n| --- | --- | --- | --- | --- | --- |\n';
  expectTable('guests', [head, ...Object.entries(guests).map(([name, guest]) => guestRow(name, guest))]);
});

function expectTable(name: string, rows: readonly string[]): void {
  const document = readFileSync(file, 'utf8');
  const table = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`);
  const updated = document.replace(table, (_, start: string, end: string) => [start, ...rows, end].join(''));
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
  expect(readFileSync(file, 'utf8')).toBe(updated);
}

function guestRow(name: string, { reads, userData, drops, networkConfig = 'v2', noCloud }: Guest): string {
  const { mime, contentType, plain } = userData;
  const listed = (names: readonly string[] | undefined): string =>
    names === undefined ? 'all' : names.map((each) => `\`${each}\``).join(' ') || 'none';
  const text = contentType === undefined ? `a string that begins with ${plain?.words}` : `\`${contentType}\``;
  const cells = [
    `\`${name}\``,
    listed(reads?.layouts),
    listed(reads?.images),
    mime ? 'MIME, or one part' : text,
    drops
      .map((each) => (each === 'public-keys' || each === 'files' ? `\`${each.replace('-', '_')}\`` : each))
      .join(', ') || 'nothing',
    noCloud?.ifEmpty?.['network-config'] === undefined ? networkConfig : `${networkConfig}, never empty`,
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function rowOf(name: string, client: LayoutClient, { isImage }: { isImage: boolean }): string {
  const has = (what: Carried): string => (client.carries.includes(what) ? 'yes' : 'no');
  const { networkProblems, needs = [], ownKeys } = client;
  const network = networkProblems === undefined ? has('network') : 'most';
  const fed = clients.filter(({ layout, by }) => layout === name && isImage === isOfImage(by, name));
  const cells = [
    `${isImage ? 'image' : 'layout'} \`${name}\``,
    ...[has('vendor-data'), network, has('network-config'), has('fqdn'), laterBoot(client)],
    needs.map((need) => needWords[need]).join(', ') || 'nothing',
    Object.keys(ownKeys)
      .sort()
      .map((key) => `\`${key}\``)
      .join(' '),
    [...new Set(fed.map(({ source }) => source))].join(', ') ||
      (needs.includes('data-source') ? 'our data source' : 'none'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

const isOfImage = (by: string, name: string): boolean =>
  by !== 'HTTP' && !(by === 'a folder' && name in layouts);

function laterBoot({ keeps, instanceIdKey }: LayoutClient): string {
  const isKept = (instanceUuid: string): boolean => keeps?.({ ...bareSeed, instanceUuid }) ?? false;
  const id = instanceIdKey === 'instanceUuid' ? '; its instance-id is a UUID' : '';
  if (isKept('another')) return `keeps its data${id}`;
  return `${isKept(bareSeed.uuid) ? 'keeps its data until `generation` is raised' : 'reads again'}${id}`;
}

const needWords = {
  namespace: 'the `namespace` of the site',
  'data-source': 'our data source in the image',
  'port-80': 'the server itself on port 80',
} as const;
