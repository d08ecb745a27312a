import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { plainNames } from './harness/clouds.js';
import { bookworm, type Guest, trixie } from './harness/guest.js';
import type { MachineKind } from './harness/machine.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';

const id = 'parts-1';
const mac = '52:54:00:6f:00:31';

// In containers, as the parts, and in one VM: an emulated one takes minutes for each boot.
const cases: readonly (readonly [Guest, MachineKind, isQuick: boolean])[] = [
  [bookworm, 'container', true],
  [trixie, 'container', false],
  [bookworm, 'vm', false],
];

describe('a seed that the machine checks before it runs it', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    const { root, run, edit } = site.fleet;
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(root, 'seed.key')]);
    edit('devices/parts.yaml', (text) => `${text}signed: true\n`);
    run('build', '--quiet', '--sign', 'seed.key');
  });
  afterAll(() => site.end());

  for (const [guest, kind, isQuick] of cases) {
    const about = { by: 'URL on the kernel command line', kind, guest, isQuick };
    const source = guest === bookworm ? 'nocloud-net' : 'nocloud';
    // A container has a cable of the name that is asked for.
    const words = `${kind === 'vm' ? `${plainNames} ` : ''}ds=${source};s=${serverUrl}/`;
    const machine = () => site.machine({ guest, kind, cables: [{ mac, tap: 'tap34' }] });

    prove({ ...about, what: 'signed user-data with every kind of part' }, async () => {
      const booted = await machine().boot({ words });
      expect(booted.text('srv/proof/greeting')).toBe('你好，世界 🚀 grüße\n');
      expect(booted.text('srv/proof/boothook')).toBe(`${id}\n`);
      expect(booted.fact('failed-units')).toBe('');
      return booted;
    });

    prove(
      {
        ...about,
        what: 'the same with one changed byte: refused; then repaired',
        result: 'no part ran; then as built',
      },
      async () => {
        const same = machine();
        const mend = changeByte(join(site.fleet.current, 'www', id, 'user-data'), 'secret of');
        const refused = await same.boot({ words });
        mend();
        expect(refused.console).toContain(
          'seedpress: SIGNATURE CHECK FAILED: the user-data is not what was signed',
        );
        expect(refused.has('srv/proof')).toBe(false);
        expect(refused.has('etc/proof')).toBe(false);
        expect(refused.has('var/lib/cloud/instance/cloud-config.txt')).toBe(false);
        expect(refused.has('var/lib/cloud/instance/scripts')).toBe(false);
        // The next boot asks again, and is a first one for cloud-init.
        const booted = await same.boot({ words });
        expect(booted.text('srv/proof/greeting')).toBe('你好，世界 🚀 grüße\n');
        expect(booted.text('srv/proof/instances')).toBe('instance\n');
        return { boots: [booted], seconds: refused.seconds + booted.seconds };
      },
    );
  }
});

/** Changes the last byte of a text in a file; gives back what undoes that. */
function changeByte(path: string, text: string): () => void {
  const whole = readFileSync(path);
  const changed = Buffer.from(whole);
  const at = changed.indexOf(text) + text.length - 1;
  changed[at] = (changed[at] as number) ^ 1;
  expect(at).toBeGreaterThan(text.length);
  writeFileSync(path, changed);
  return () => writeFileSync(path, whole);
}
