import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { webServers } from '../support/http.js';
import { requires } from '../support/requires.js';
import { byVersion, cloudInits } from './clients/clients.js';
import { buildCase, consume, rebuild, treeOf } from './parts/consume.js';

requires('cloud-init', 'python3')('parts, as cloud-init handles them at a first boot', () => {
  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    test('every kind does what it is there for, without a warning', async () => {
      const root = await buildCase('parts-of-every-kind');
      const [{ files, ...consumed }] = consume(root, { devices: ['web-01'], cloudInit });
      expect(consumed).toEqual({
        warnings: [],
        failed: [],
        parts: [
          { type: 'text/cloud-config', filename: 'first.config' },
          { type: 'text/cloud-config', filename: 'more.config' },
          { type: 'text/cloud-config', filename: 'here.config' },
          { type: 'text/cloud-config', filename: 'packed.config' },
          { type: 'text/cloud-config', filename: 'part-006' },
          { type: 'text/cloud-config', filename: 'archived.config' },
          { type: 'text/x-shellscript', filename: 'zz-archived.sh' },
          { type: 'text/cloud-config-jsonp', filename: 'late.jsonp' },
          { type: 'text/cloud-config', filename: 'nested.config' },
          { type: 'text/x-shellscript', filename: 'zz-nested.sh' },
          { type: 'text/jinja2', filename: 'motd.jinja' },
          { type: 'text/part-handler', filename: 'mount.part-handler' },
          { type: 'text/x-mount', filename: 'mount.txt' },
          { type: 'text/cloud-boothook', filename: 'early.boothook' },
          { type: 'text/x-shellscript', filename: 'setup.script' },
          { type: 'text/x-shellscript-per-boot', filename: 'tune.per-boot' },
          { type: 'text/x-shellscript-per-instance', filename: 'install.per-instance' },
          { type: 'text/x-shellscript-per-once', filename: 'register.per-once' },
          // What the includes fetched: nothing.
          { type: 'text/x-not-multipart', filename: 'part-020' },
          { type: 'text/x-not-multipart', filename: 'part-021' },
        ],
        config: {
          // Merge-Type of the second part lets its list be added to the first one's; the patch adds a third entry.
          runcmd: [
            ['echo', 'first'],
            ['echo', 'web-01'],
            ['echo', 'patched'],
          ],
          timezone: 'Asia/Shanghai',
          locale: 'pl_PL.UTF-8',
          // Launch-Index: elsewhere.config is for another instance.
          fqdn: 'here.example.net',
          final_message: 'Zażółć gęślą jaźń',
          ntp: { enabled: true },
          package_update: false,
          package_upgrade: false,
          keyboard: { layout: 'pl' },
          prefer_fqdn_over_hostname: true,
          hostname: 'the-guest',
        },
        vendor_config: { ssh_pwauth: false, timezone: 'Etc/UTC' },
        ran: ['vendor', 'per-once', 'per-boot', 'per-instance', 'setup web-01', 'archived', 'nested'],
      });
      expect(files).toMatchObject({
        'instances/web-01/handlers/mount.txt': 'mounts of web-01\n',
        'instances/web-01/boothooks/of-instance': 'web-01\n',
        'instances/web-01/scripts/vendor/vendor.script': expect.stringContaining('echo vendor'),
        'scripts/per-boot/tune.per-boot': expect.stringContaining('per-boot'),
      });
    });

    test('included parts come from the tree of the device, with their names and headers', async () => {
      const root = await buildCase('included-parts');
      const url = new URL((await webServers['python3 -m http.server']?.(join(root, 'out'))) as string);
      const siteFile = join(root, 'devices', 'site.yaml');
      writeFileSync(siteFile, readFileSync(siteFile, 'utf8').replace('8807', url.port));
      await rebuild(root);
      const [{ files: _files, ...consumed }] = consume(root, { devices: ['web-01'], cloudInit });
      expect(consumed).toEqual({
        warnings: [],
        failed: [],
        parts: [
          { type: 'text/cloud-config', filename: 'first.config' },
          { type: 'text/cloud-config', filename: 'part-002' },
          { type: 'text/cloud-config', filename: 'more users.config' },
          { type: 'text/cloud-config', filename: 'part-004' },
          { type: 'text/x-shellscript', filename: '001-setup.script' },
          { type: 'text/x-shellscript-per-boot', filename: 'tune.sh' },
          { type: 'text/cloud-config', filename: 'part-007' },
          { type: 'text/jinja2', filename: 'part-008' },
          { type: 'text/x-not-multipart', filename: 'part-009' },
          { type: 'text/x-shellscript', filename: '002-last.script' },
        ],
        config: {
          runcmd: [['echo', 'first']],
          users: [{ name: 'first', gecos: 'Łukasz' }, { name: 'second' }],
          ssh_genkeytypes: ['ed25519'],
          keyboard: { layout: 'pl' },
          hostname: 'the-guest',
        },
        vendor_config: { ssh_pwauth: false },
        ran: ['per-boot', 'included', 'last'],
      });
    });

    test('scripts run in the order in which they are declared', async () => {
      const root = await buildCase('script-order');
      const results = consume(root, { devices: ['a', 'b', 'c'], cloudInit });
      expect(results.flatMap(({ warnings, failed }) => [...warnings, ...failed])).toEqual([]);
      const [first, second, third] = results.map(({ ran }) => ran);
      expect(first).toEqual(['one', 'two', 'once-a', 'boot-b', 'one', 'three', 'two']);
      const vendor = ['two', 'three', 'one'];
      const perFolder = ['once-a', 'boot-b', 'boot-a'];
      expect(second).toEqual([...vendor, ...perFolder, 'two', 'one', 'four of the-guest', 'three']);
      expect(third).toEqual(['one', 'two', 'three']);
    });

    test('user-data that is compressed as a whole is read as it was written', async () => {
      const root = await buildCase('gzip-user-data');
      const results = consume(root, { devices: ['packed', 'plain', 'nothing'], cloudInit });
      expect(results).toMatchObject([
        { warnings: [], config: { final_message: 'packed is up' }, ran: ['setup'] },
        { warnings: [], config: { final_message: 'plain is up' }, ran: ['setup'] },
        { warnings: [], config: {}, ran: [] },
      ]);
      const magic = (device: string) => readFileSync(join(treeOf(root, device), 'user-data')).subarray(0, 2);
      expect(magic('packed').toString('hex')).toBe('1f8b');
      expect(magic('plain').toString()).toBe('Co');
      expect(magic('nothing')).toHaveLength(0);
    });

    test('an upstart job as it stands is dropped, with a warning', async () => {
      const root = await buildCase('upstart-as-systemd');
      const typeFile = join(root, 'templates', 'waf', 'type.yaml');
      writeFileSync(typeFile, readFileSync(typeFile, 'utf8').replaceAll(', upstart: systemd', ''));
      await rebuild(root);
      const [{ warnings, config }] = consume(root, { devices: ['waf-01'], cloudInit });
      expect(warnings.join()).toContain('text/upstart-job');
      expect(config.runcmd).toEqual([['echo', 'mine']]);
    });

    test('units of upstart jobs stand beside what the other parts write and run', async () => {
      const root = await buildCase('upstart-as-systemd');
      const [{ warnings, config }] = consume(root, { devices: ['waf-01'], cloudInit });
      expect(warnings).toEqual([]);
      const enable = (unit: string) => ['systemctl', 'enable', '--now', '--no-block', unit];
      expect(config.runcmd).toEqual([
        ['echo', 'mine'],
        enable('nsfocus-init.service'),
        enable('guard.service'),
      ]);
      const paths = (config.write_files as readonly { path: string }[]).map(({ path }) => path);
      expect(paths).toEqual([
        '/etc/mine',
        '/etc/systemd/system/nsfocus-init.service',
        '/usr/local/lib/upstart-jobs/nsfocus-init/main',
        '/etc/systemd/system/guard.service',
        '/usr/local/lib/upstart-jobs/guard/pre-start',
        '/usr/local/lib/upstart-jobs/guard/main',
        '/usr/local/lib/upstart-jobs/guard/post-stop',
        '/etc/systemd/system/later.service',
        '/usr/local/lib/upstart-jobs/later/pre-start',
        '/etc/motd',
      ]);
    });
  });
});
