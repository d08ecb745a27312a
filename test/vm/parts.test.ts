import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Booted } from './harness/booted.js';
import { bookworm, trixie } from './harness/guest.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const wired = [{ mac: '52:54:00:6f:00:31', tap: 'tap31' }];
const sources = { bookworm: 'nocloud-net', trixie: 'nocloud' } as const;

/** What each kind of part has to leave behind. */
const kinds: Readonly<Record<string, (booted: Booted) => void>> = {
  'Chinese text and emoji in a script': ({ text }) =>
    expect(text('srv/proof/greeting')).toBe('你好，世界 🚀 grüße\n'),
  'a part compressed by gzip': ({ text }) => expect(text('srv/proof/packed')).toBe('unpacked on parts-1\n'),
  'a part-handler and its own kind of part': ({ text }) =>
    expect(text('srv/proof/handled')).toBe('note.txt: a part of a kind of its own for parts-1\n'),
  'a boothook': ({ text }) => expect(text('srv/proof/boothook')).toBe('parts-1\n'),
  'a jinja part, rendered by the guest': ({ text }) =>
    expect(text('srv/proof/jinja')).toBe('parts-1 by parts-1'),
  'an upstart job as a systemd unit': ({ text }) => expect(text('srv/proof/job')).toBe('the job ran\n'),
  'scripts per boot and per instance': ({ text }) => {
    expect(text('srv/proof/boots')).toBe('boot\n');
    expect(text('srv/proof/instances')).toBe('instance\n');
  },
  'vendor-data: a script and a cloud-config': ({ text }) => {
    expect(text('srv/proof/vendor')).toBe('the vendor was here\n');
    expect(text('var/log/cloud-init-output.log')).toContain("the vendor's last word\n");
  },
  'a file with mode and owner': ({ text, mode, fact }) => {
    expect(text('etc/proof/secret')).toBe('secret of parts-1\n');
    expect(mode('etc/proof/secret')).toBe('0640');
    expect(fact('proof-files')).toContain('root adm /etc/proof/secret');
  },
};

describe.each([bookworm, trixie])('every kind of part on $suite', (guest) => {
  let site: Site;
  // One machine has them all, and is booted for the first case that asks.
  let boot: Promise<Booted> | undefined;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.end());

  for (const [what, expectKind] of Object.entries(kinds)) {
    const isQuick = guest === bookworm;
    prove({ what, by: 'URL on the kernel command line', kind: 'container', guest, isQuick }, async () => {
      boot ??= site
        .machine({ guest, kind: 'container', cables: wired })
        .boot({ words: `ds=${sources[guest.suite]};s=${serverUrl}/` });
      const booted = await boot;
      expectKind(booted);
      expect(booted.fact('failed-units')).toBe('');
      return booted;
    });
  }

  prove(
    {
      what: 'all user-data compressed by gzip',
      by: 'URL on the kernel command line',
      kind: 'container',
      guest,
    },
    async () => {
      const cables = [{ mac: '52:54:00:6f:00:32', tap: 'tap32' }];
      const machine = site.machine({ guest, kind: 'container', cables });
      const booted = await machine.boot({ words: `ds=${sources[guest.suite]};s=${serverUrl}/` });
      expect(booted.text('srv/proof/greeting')).toBe('你好\n');
      expect(booted.text('srv/proof/packed')).toBe('unpacked on packed-1\n');
      return booted;
    },
  );
});
