import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { expectArticle, what } from './cases/article.js';
import { ec2Image, openStack } from './harness/clouds.js';
import { bookworm, trixie } from './harness/guest.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const cables = [{ mac: '52:54:00:6f:00:12', tap: 'tap12' }];
const kinds = ['vm', 'container'] as const;

describe('the first firewall of the example', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.end());
  const image = (name: string): string => join(site.fleet.current, 'images', name);

  prove({ what, by: 'NoCloud image', kind: 'vm', isQuick: true }, async () => {
    const machine = site.machine({ guest: bookworm, kind: 'vm', cables });
    return expectArticle(await machine.boot({ cdroms: [image('waf-ba-0001.iso')] }));
  });

  prove({ what, by: 'NoCloud image, by the command of attach', kind: 'vm' }, async () => {
    const command = site.fleet.run('attach', 'waf-ba-0001', '--for', 'qemu');
    const machine = site.machine({ guest: bookworm, kind: 'vm', cables: [] });
    return expectArticle(await machine.boot({ command }));
  });

  prove({ what, by: 'config-drive image', kind: 'vm' }, async () => {
    const machine = site.machine({ guest: bookworm, kind: 'vm', cables });
    return expectArticle(await machine.boot({ cdroms: [image('waf-ba-0001.config-2.iso')] }));
  });

  prove({ what, by: 'URL on the kernel command line', kind: 'container', isQuick: true }, async () => {
    const machine = site.machine({ guest: bookworm, kind: 'container', cables });
    return expectArticle(await machine.boot({ words: `ds=nocloud-net;s=${serverUrl}/` }));
  });

  for (const kind of kinds) {
    prove({ what, by: 'OpenStack at 169.254.169.254', kind }, async () => {
      const machine = site.machine({ guest: bookworm, kind, cables });
      return expectArticle(await machine.boot(openStack));
    });

    prove({ what, by: 'EC2 at 169.254.169.254', kind }, async () => {
      const machine = site.machine({ guest: bookworm, kind, cables, changes: ec2Image });
      return expectArticle(await machine.boot());
    });

    prove({ what, by: 'namespace layout and its data source', kind }, async () => {
      const changes = { dataSource: join(site.fleet.current, 'guest') };
      const machine = site.machine({ guest: bookworm, kind, cables, changes });
      return expectArticle(await machine.boot());
    });
  }

  prove({ what, by: 'URL on the kernel command line', kind: 'container', guest: trixie }, async () => {
    const machine = site.machine({ guest: trixie, kind: 'container', cables });
    return expectArticle(await machine.boot({ words: `ds=nocloud;s=${serverUrl}/` }));
  });
});
