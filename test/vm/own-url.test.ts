import { afterAll, beforeAll, describe } from 'vitest';
import { expectArticle, what } from './cases/article.js';
import { plainNames } from './harness/clouds.js';
import { bookworm, trixie } from './harness/guest.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const cables = [{ mac: '52:54:00:6f:00:12', tap: 'tap12' }];

describe('a URL of the machine alone', () => {
  let open: Site;
  let secret: Site;
  beforeAll(async () => {
    open = await startSite({ access: 'open' });
    secret = await startSite({ access: 'token' });
  });
  afterAll(async () => {
    await open.end();
    await secret.end();
  });

  prove({ what, by: 'URL with a token in SMBIOS', kind: 'vm' }, async () => {
    const url = secret.fleet.run('show', '--url', 'waf-ba-0001').trim();
    const machine = secret.machine({ guest: bookworm, kind: 'vm', cables });
    return expectArticle(
      await machine.boot({ words: plainNames, smbios: { serial: `ds=nocloud-net;s=${url}` } }),
    );
  });

  prove({ what, by: 'UUID of SMBIOS in the URL of the image', kind: 'vm', guest: trixie }, async () => {
    const { uuid } = JSON.parse(open.fleet.run('show', 'waf-ba-0001', 'openstack/latest/meta_data.json')) as {
      readonly uuid: string;
    };
    const seedfrom = `${serverUrl}/by-uuid/__dmi.system-uuid__/`;
    const files = {
      'etc/cloud/cloud.cfg.d/90_source.cfg': `datasource_list: [NoCloud]\ndatasource: { NoCloud: { seedfrom: "${seedfrom}" } }\n`,
    };
    const machine = open.machine({ guest: trixie, kind: 'vm', cables, changes: { files } });
    return expectArticle(await machine.boot({ smbios: { uuid } }));
  });
});
