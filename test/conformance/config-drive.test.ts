import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsBelow } from '../support/folders.js';
import { linesOf } from '../support/images.js';
import { requires } from '../support/requires.js';
import { byVersion, type Client, cloudInits, runClient } from './clients/clients.js';
import { buildClientSite, type ClientSite } from './clients/site.js';

const vfatClients: readonly Client[] = [
  { layout: 'config-drive', by: 'a VFAT image', source: 'ConfigDrive' },
  { layout: 'nocloud', by: 'a VFAT image', source: 'NoCloud' },
];

requires(
  'cloud-init',
  'xorriso',
  'mtools',
  'blkid',
  'genisoimage',
)('images of all formats and writers', () => {
  let iso: ClientSite;
  let vfat: ClientSite;
  let genisoimage: ClientSite;
  beforeAll(async () => {
    iso = await buildClientSite();
    vfat = await buildClientSite('image_format: vfat\n');
    genisoimage = await buildClientSite('image_writer: genisoimage\n');
  });
  afterAll(() => {
    for (const site of [iso, vfat, genisoimage]) site.remove();
  });

  test('a config drive holds what the folder holds', () => {
    const folder = contentsBelow(join(iso.www('gw-1'), 'config-drive'));
    expect(Object.keys(folder)).toContain('openstack/2018-08-27/meta_data.json');
    expect(contentsBelow(iso.extracted('gw-1.config-2.iso'))).toEqual(folder);
    expect(contentsBelow(genisoimage.extracted('gw-1.config-2.iso'))).toEqual(folder);
    expect(contentsBelow(vfat.extracted('gw-1.config-2.img'))).toEqual(folder);
  });

  test('a NoCloud image holds what is served', () => {
    const served = contentsBelow(iso.www('gw-1'));
    const names = ['meta-data', 'network-config', 'user-data', 'vendor-data'];
    const expected = Object.fromEntries(names.map((name) => [name, served[name]]));
    expect(contentsBelow(iso.extracted('gw-1.iso'))).toEqual(expected);
    expect(contentsBelow(vfat.extracted('gw-1.img'))).toEqual(expected);
  });

  test('xorriso lists the tree of a config drive', () => {
    const listed = linesOf('xorriso', ['-indev', `stdio:${iso.image('gw-1.config-2.iso')}`, '-find']);
    expect(listed).toContain("'./openstack/latest/meta_data.json'");
    expect(listed).toContain("'./openstack/content/0000'");
    expect(listed).toContain("'./ec2/latest/meta-data.json'");
  });

  test('blkid sees each label and file system', () => {
    const cases = [
      [iso.image('gw-1.iso'), 'iso9660', 'cidata'],
      [iso.image('gw-1.config-2.iso'), 'iso9660', 'config-2'],
      [genisoimage.image('gw-1.config-2.iso'), 'iso9660', 'config-2'],
      [vfat.image('gw-1.img'), 'vfat', 'cidata'],
      [vfat.image('gw-1.config-2.img'), 'vfat', 'config-2'],
    ] as const;
    for (const [path, type, label] of cases) {
      const facts = linesOf('blkid', ['-p', '-o', 'export', path]);
      expect(facts, path).toEqual(expect.arrayContaining([`TYPE=${type}`, `LABEL=${label}`]));
    }
  });

  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    test.each(vfatClients.map((client) => [client.layout, client] as const))(
      'reads a VFAT image of %s as it reads an ISO image',
      (__, client) => {
        const answerOf = (site: ClientSite, by: Client['by']) => {
          const { seconds: ___, ...answer } = runClient(
            { ...client, by },
            { site, device: 'gw-1', cloudInit },
          ).answer;
          return answer;
        };
        expect(answerOf(vfat, 'a VFAT image')).toEqual(answerOf(iso, 'an ISO image'));
      },
    );

    test('a network that it would misread is not there: the guest keeps its DHCP', () => {
      const client = { layout: 'config-drive', by: 'a folder', source: 'ConfigDrive' } as const;
      const { answer } = runClient(client, { site: iso, device: 'bridged-1', cloudInit });
      expect(answer).toMatchObject({ hostname: 'bridged-1', network: null, warnings: [] });
    });

    test('reads a config drive of which an old client would know nothing but latest/', () => {
      const site = iso;
      const folder = join(site.scratch(), 'drive');
      cpSync(join(site.www('gw-1'), 'config-drive'), folder, {
        recursive: true,
        filter: (path) => !/openstack\/\d{4}-\d\d-\d\d/.test(path),
      });
      const client = { layout: '.', by: 'a folder', source: 'ConfigDrive' } as const;
      const { answer } = runClient(client, {
        site: { ...site, www: () => folder },
        device: 'gw-1',
        cloudInit,
      });
      expect(answer).toMatchObject({ hostname: 'gw.example.net', warnings: [] });
    });
  });
});
