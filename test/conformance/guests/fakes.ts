import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/folders.js';
import { python } from '../../support/python.js';
import { macOf } from './site.js';

/** Writes programs that stand for those of another system into a folder; gives a PATH that begins with it. */
export function fakePrograms(folder: string, programs: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${folder}:/usr/bin:/bin:/usr/sbin:/sbin`;
}

const yx = join(projectRoot, 'test', 'conformance', 'python', 'yx.py');

/** What of Alpine tiny-cloud calls. `seed`: the files of the volume that it mounts, where there is one. */
export const programsOfAlpine = (seed: string | undefined): Readonly<Record<string, string>> => ({
  yx: `exec ${python} ${yx} "$@"`,
  // It tries file systems and labels; the folder comes last.
  mount: seed === undefined ? 'exit 1' : `for folder; do :; done; cp -r '${seed}/.' "$folder"`,
  umount: 'for folder; do :; done; rm -rf "$folder"; mkdir "$folder"',
  getent: 'echo alpine:x:1000:1000::/home/alpine:/bin/sh',
  logger: ':',
  nc: 'echo token',
  wget: 'for url; do :; done; exec curl -sSf "$url"',
});

/** What of FreeBSD nuageinit calls. */
export const programsOfFreebsd: Readonly<Record<string, string>> = {
  netstat: `echo '${JSON.stringify({
    statistics: {
      interface: ['nuageinit', 'nuageinit-script'].map((name, index) => ({
        name: `vtnet${index}`,
        network: `<Link#${index + 1}>`,
        address: macOf(name),
      })),
    },
  })}'`,
  ifconfig: 'echo vtnet0',
  pw: ':',
  resolvconf: ':',
};
