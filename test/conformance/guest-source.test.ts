import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AccessLine } from '../../src/server/access-line.js';
import { openLoopback } from '../../src/server/folder-of.js';
import { startServer } from '../../src/server/server.js';
import { articleSite } from '../support/article-site.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { hasReference } from '../support/reference.js';
import { requires } from '../support/requires.js';
import { clients, findSource } from './guest/find-source.js';
import { serveTree } from './guest/serve-tree.js';
import { articleTree, withFiles, withKey, withMetaData } from './guest/trees.js';

const uuid = 'e347a418-69ce-5b85-a223-c0e3794dcc06';

requires('cloud-init')('a guest with the data source', () => {
  describe.each(clients)('under %s cloud-init', (_client, cloudInit) => {
    test.each([
      ['this fleet', () => scratchCopy(projectRoot), 'waf-ba-0001.example.net'],
      ["the article's firewall", articleSite, hasReference ? 'waf-ba-0001' : 'waf-ba-0001.example.net'],
    ])('reads %s', async (_site, inputs, fqdn) => {
      const { url, lines, modules } = await buildAndServe(inputs());
      const settings = { metadata_urls: [`${url}/waf-ba-0001`] };
      const { answers, warnings, seconds } = await findSource({ settings, modules, cloudInit });
      expect(warnings).toEqual([]);
      expect(answers).toMatchObject({
        source: 'DataSourceNsfocus',
        hostname: 'waf-ba-0001',
        fqdn,
        instance_id: 'waf-ba-0001',
        public_keys: [expect.stringMatching(/^ssh-/)],
        availability_zone: null,
        subplatform: `metadata (${url}/waf-ba-0001/nsfocus/)`,
        metadata: { 'local-ipv4': '111.0.0.12' },
      });
      expect(JSON.stringify(answers?.network_config)).toContain('111.0.0.12/24');
      const parts = answers?.user_data.map(({ filename }) => filename);
      expect(parts?.slice(0, 3)).toEqual(['nsfocus-init.upstart', 'nsfocus-init.script', 'cloud.config']);
      expect(new Set(lines.map(({ status }) => status))).toEqual(new Set([200]));
      expect(seconds).toBeLessThan(1);
    });

    test('reads the article’s own metadata, in requests of which each has its use', async () => {
      const { url, paths } = await serveTree(articleTree);
      const { answers, warnings } = await findSource({ settings: { metadata_urls: url }, cloudInit });
      expect(warnings).toEqual([]);
      expect(answers).toMatchObject({
        hostname: 'waf-ba-0001',
        fqdn: 'waf-ba-0001',
        instance_id: 'waf-ba-0001',
        public_keys: [expect.stringMatching(/^ssh-(?:rsa|ed25519) .* marvel@/)],
        metadata: { 'local-ipv4': '111.0.0.11' },
        user_data: [{ type: 'text/x-shellscript', body: '#!/bin/sh\necho started\n' }],
      });
      expect(paths()).toEqual([
        '/nsfocus/',
        '/nsfocus/latest/',
        '/nsfocus/latest/meta_data.json',
        '/nsfocus/latest/meta_data/',
        '/nsfocus/latest/meta_data/public-hostname',
        '/nsfocus/latest/meta_data/local-ipv4',
        '/nsfocus/latest/meta_data/network_config',
        '/nsfocus/latest/user_data',
      ]);
    });

    test('takes vendor-data where the version lists some', async () => {
      const { url } = await serveTree(withFiles({ vendor_data: '#cloud-config\ntimezone: UTC\n' }));
      const { answers } = await findSource({ settings: { metadata_urls: [url] }, cloudInit });
      expect(answers?.vendor_data).toMatchObject([
        { type: 'text/cloud-config', body: '#cloud-config\ntimezone: UTC\n' },
      ]);
    });

    test('takes cloud-init’s own network configuration rather than ENI, which holds less', async () => {
      const network = { version: 2, ethernets: { eth0: { dhcp4: true } } };
      const { url } = await serveTree(withKey('network-config', JSON.stringify(network)));
      const { answers } = await findSource({ settings: { metadata_urls: [url] }, cloudInit });
      expect(answers?.network_config).toEqual(network);
    });

    test.each([
      ['no network', { network_config: undefined }, { network_config: null }],
      ['an empty mapping for the network', { network_config: {} }, { network_config: null }],
      ['its uuid', { id: undefined, uuid }, { instance_id: uuid }],
      ['an instance-id beside its uuid', { uuid, instance_id: 'i-2' }, { instance_id: 'i-2' }],
      ['a number for its id', { id: 7 }, { instance_id: '7' }],
      ['a full name', { fqdn: 'waf-ba-0001.example.net' }, { fqdn: 'waf-ba-0001.example.net' }],
      ['a full name of another host', { fqdn: 'web.example.net' }, { fqdn: 'waf-ba-0001' }],
      ['a full name alone', { hostname: undefined, fqdn: 'a.example.net' }, { fqdn: 'a.example.net' }],
      [
        'a list of keys',
        { public_keys: ['ssh-rsa A', 'ssh-rsa B'] },
        { public_keys: ['ssh-rsa A', 'ssh-rsa B'] },
      ],
      ['a key "placement" of its own', { placement: 'rack 7' }, { availability_zone: null }],
      ['a zone', { availability_zone: 'north' }, { availability_zone: 'north' }],
    ])('takes %s', async (_what, changes, expected) => {
      const tree = { ...withMetaData(changes), 'nsfocus/latest/meta_data/index.html': 'local-ipv4\n' };
      const { url } = await serveTree(tree);
      const { answers, warnings } = await findSource({ settings: { metadata_urls: [url] }, cloudInit });
      expect(answers).toMatchObject(expected);
      expect(warnings).toEqual([]);
    });

    test('finds itself by its SMBIOS uuid and serial number, and keeps what it read', async () => {
      const { url, paths } = await serveTree(articleTree, { depth: 2 });
      const settings = { metadata_urls: [`${url}/__dmi.system-uuid__/__dmi.system-serial-number__`] };
      const dmi = { product_uuid: uuid.toUpperCase(), product_serial: 'A 7' };
      const { answers } = await findSource({ settings, dmi, cloudInit });
      expect(paths()[0]).toBe(`/${uuid}/A%207/nsfocus/`);
      expect(answers?.is_kept).toBe(true);
    });

    test('asks each time where it has no SMBIOS, and leaves out an address that needs it', async () => {
      const { url, paths } = await serveTree(articleTree);
      const settings = { metadata_urls: [`${url}/__dmi.system-uuid__`, `${url}/`] };
      const { answers } = await findSource({ settings, cloudInit });
      expect(paths()[0]).toBe('/nsfocus/');
      expect(answers?.is_kept).toBe(false);
    });
  });
});

/** A published site in this process; `modules` is its folder guest/. */
async function buildAndServe(root: string) {
  const built = await runCli(['build', '--root', root, '--quiet'], { cwd: root });
  expect(built.code, built.stderr).toBe(0);
  const lines: AccessLine[] = [];
  const log = (line: AccessLine) => lines.push(line);
  const server = await startServer({ root: join(root, 'out'), port: 0, log, folderOf: openLoopback });
  onTestFinished(() => server.close());
  return { url: server.url, lines, modules: join(root, 'out', 'current', 'guest') };
}
