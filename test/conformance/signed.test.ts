import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { needsMetadataNetwork, unshare } from '../support/metadata-network.js';
import { python } from '../support/python.js';
import { signedSite } from '../support/signed-site.js';
import { byVersion, cloudInits } from './clients/clients.js';

const script = fileURLToPath(new URL('python/signed.py', import.meta.url));

/** How far the changed bytes are apart: 1 takes minutes. */
const step = Number(process.env.SEEDPRESS_SIGNED_STEP ?? 211);
const limitMs = 600_000 + (211 / step) * 60_000;

interface Outcome {
  /** Where the bit is; -1: nothing is changed, -2: the vendor-data has more in it, -3: there is none. */
  readonly at: number;
  readonly killed: boolean;
  readonly warnings: readonly string[];
  readonly console: string;
  readonly refused: string;
  readonly systemctl: string;
  readonly scripts: readonly string[];
  readonly config: string;
  readonly vendor: string;
  /** The next boot consumes the user-data as a first one does. */
  readonly again: boolean;
  readonly ran: string;
  readonly left: readonly string[];
}

needsMetadataNetwork(
  'cloud-init',
  'python3',
  'ssh-keygen',
)('signed user-data', () => {
  describe.each(byVersion(cloudInits()))('under cloud-init %s', (_, { folder = '' }) => {
    test.each(['', 'gzip_user_data: true\n'])(
      'runs as it is, and stops with a changed bit %s',
      async (packed) => {
        const { seed } = await signedSite(parts, { more: packed });
        const outcomes = consume(seed, { folder, step: packed === '' ? step : step * 7 });
        const [whole, moreVendor, noVendor, ...changed] = outcomes as [
          Outcome,
          Outcome,
          Outcome,
          ...Outcome[],
        ];
        const good = {
          ...{ killed: false, console: '', refused: '', systemctl: '', left: [], again: false, warnings: [] },
          ...{
            scripts: ['hello.script'],
            ran: 'boothook\n',
            config: expect.stringContaining('runcmd') as string,
          },
        };
        expect(whole).toMatchObject({ ...good, vendor: expect.stringContaining('ntp') as string });
        expect(noVendor).toMatchObject(good);
        const nothing = { scripts: [], config: '', vendor: '', again: true, left: [] };
        const refusal = {
          killed: true,
          systemctl:
            'is-active -q cloud-init-main.service\n' +
            '--runtime mask cloud-init-local.service\n--no-block stop cloud-init-local.service\n' +
            '--runtime mask cloud-init-network.service\n--no-block stop cloud-init-network.service\n' +
            '--runtime mask cloud-config.service\n--no-block stop cloud-config.service\n' +
            '--runtime mask cloud-final.service\n--no-block stop cloud-final.service\n',
          ...nothing,
        };
        expect(moreVendor).toMatchObject({
          ...refusal,
          refused: 'the vendor-data is not what was signed\n',
          console:
            'seedpress: SIGNATURE CHECK FAILED: the vendor-data is not what was signed\n' +
            'seedpress: no part of the user-data runs, and cloud-init ends here\n',
          ran: '',
        });
        // The header of gzip has a time and a system in it, and nothing of what is packed.
        const first = packed === '' ? 0 : 10;
        for (const outcome of changed.filter(({ at }) => at >= first))
          expect(outcome, `at ${outcome.at}`).toSatisfy(isStopped);
        // A changed line of the headers is no message any more, and neither is a changed byte of what is compressed.
        const refused = changed.filter(({ killed }) => killed);
        expect(refused.length).toBeGreaterThanOrEqual(packed === '' ? changed.length * 0.8 : 0);
        // What writes to the console may be what was changed: then a file has the reason.
        const text = readFileSync(join(seed, 'user-data'), 'latin1');
        const [say, end] = [text.indexOf('say() {'), text.indexOf('refuse() {')];
        for (const { at, console, refused: reason } of refused)
          expect(say <= at && at < end ? `seedpress: ${reason}` : console, `at ${at}`).toMatch(
            /^seedpress: ./,
          );
      },
      limitMs,
    );
  });
});

/** Cloud-init was ended, or could make nothing of what it was given. What ran before that had not been changed. */
const isStopped = ({ killed, scripts, config, ran }: Outcome): boolean =>
  scripts.length === 0 && !/runcmd|reboot/.test(config) && (ran === '' || (killed && ran === 'boothook\n'));

function consume(seed: string, { folder, step }: { folder: string; step: number }): readonly Outcome[] {
  const own = scratchFolder();
  for (const name of ['user-data', 'vendor-data'])
    writeFileSync(join(own, name), readFileSync(join(seed, name)));
  mkdirSync(join(own, 'bin'));
  for (const name of ['systemctl', 'poweroff']) {
    writeFileSync(join(own, 'bin', name), `#!/bin/sh\necho "$@" >>${own}/systemctl\n`);
    chmodSync(join(own, 'bin', name), 0o755);
  }
  for (const name of ['console', 'kmsg']) writeFileSync(join(own, name), '');
  const inside = `mount -t tmpfs tmpfs /run
    for name in console kmsg; do mount --bind "$1/$name" "/dev/$name"; done
    for name in systemctl poweroff; do # A changed byte may be one of PATH.
      path=$(readlink -f "$(command -v "$name")") && mount --bind "$1/bin/$name" "$path"
    done
    PATH="$1/bin:$PATH" exec "$2" "$3" "$4" "$1" "$5"`;
  const words = ['sh', '-ec', inside, 'sh', own, python, script, folder, `${step}`];
  const ran = spawnSync('unshare', [...unshare, ...words], {
    // A changed byte may be one of the path of a file.
    cwd: own,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.status !== 0) throw new Error(`${script} ended with ${ran.status}:\n${ran.stderr}`);
  return JSON.parse(ran.stdout) as readonly Outcome[];
}

const parts = {
  'type.yaml': 'user_data: [early.boothook, init.config, hello.script]\nvendor_data: [vendor.config]\n',
  'early.boothook': '#!/bin/sh\necho boothook >>"$RAN"\n',
  'init.config': '#cloud-config\nruncmd: [reboot]\n',
  'hello.script': '#!/bin/sh\necho hello\n',
  'vendor.config': '#cloud-config\nntp: { enabled: false }\n',
};
