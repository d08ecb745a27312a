import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Booted } from './harness/booted.js';
import { plainNames } from './harness/clouds.js';
import { bookworm } from './harness/guest.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const cables = [{ mac: '52:54:00:6f:00:31', tap: 'tap31' }];
const url = `ds=nocloud-net;s=${serverUrl}/`;

/** How often parts-1 has run its scripts by now: per boot, and per instance. */
const runs = ({ text }: Booted): readonly number[] =>
  ['boots', 'instances'].map((name) => text(`srv/proof/${name}`).split('\n').length - 1);

describe('the boots after the first one', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.end());

  prove(
    {
      what: 'a second boot does not repeat first-boot steps',
      by: 'URL on the kernel command line',
      kind: 'container',
    },
    async () => {
      const machine = site.machine({ guest: bookworm, kind: 'container', cables });
      const first = await machine.boot({ words: url });
      expect(runs(first)).toEqual([1, 1]);
      const second = await machine.boot({ words: url });
      expect(runs(second)).toEqual([2, 1]);
      expect(second.hostname).toBe('parts-1');
      return [first, second];
    },
  );

  prove(
    {
      what: 'moved from image to URL: no step is repeated',
      by: 'NoCloud image, then URL in SMBIOS',
      kind: 'vm',
    },
    async () => {
      const machine = site.machine({ guest: bookworm, kind: 'vm', cables });
      const cdroms = [join(site.fleet.current, 'images', 'parts-1.iso')];
      const first = await machine.boot({ words: plainNames, cdroms });
      expect(first.dataSource).toContain('/dev/sr0');
      expect(runs(first)).toEqual([1, 1]);
      const second = await machine.boot({ words: plainNames, smbios: { serial: url } });
      expect(runs(second)).toEqual([2, 1]);
      return [first, second];
    },
  );

  // The last one: it changes the site.
  prove(
    {
      what: 'a boot with a raised `generation` repeats them',
      by: 'URL on the kernel command line',
      kind: 'container',
    },
    async () => {
      const machine = site.machine({ guest: bookworm, kind: 'container', cables });
      const first = await machine.boot({ words: url });
      site.fleet.edit('devices/parts.yaml', (text) => `${text}generation: 2\n`);
      site.fleet.build();
      const second = await machine.boot({ words: url });
      expect(runs(second)).toEqual([2, 2]);
      const third = await machine.boot({ words: url });
      expect(runs(third)).toEqual([3, 2]);
      return [first, second, third];
    },
  );
});
