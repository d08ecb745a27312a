import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/images.js';
import { cache, filesOf, type Guest, packagesOf } from './guest.js';
import { makeGuest } from './make-guest.js';

/** Makes a guest unless it is there: Debian's packages first, which are kept by themselves, then all else. */
export function ensureGuest(guest: Guest): void {
  const files = filesOf(guest);
  if (existsSync(files.folder)) return;
  mkdirSync(cache, { recursive: true });
  if (!existsSync(files.packages)) {
    say(`fetching the packages of the ${guest.name} guest, a minute or two …`);
    whole(files.packages, (path) => fetchPackages(guest, path));
  }
  say(`making the ${guest.name} guest …`);
  whole(files.folder, (folder) => makeGuest(guest, { packages: files.packages, folder }));
  removeOlder(guest);
}

const say = (text: string): void => void process.stderr.write(`test/vm: ${text}\n`);

/** What is made under another name and renamed at its end is there as a whole or not at all. */
function whole(path: string, make: (unfinished: string) => void): void {
  const unfinished = join(dirname(path), `unfinished-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  try {
    make(unfinished);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function fetchPackages(guest: Guest, path: string): void {
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'seedpress-guest-'));
  const unread = ['man', 'doc', 'locale'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
  const options = ['--variant=minbase', '--mode=root', '--format=tar', '--quiet', ...unread];
  const packages = `--include=${packagesOf(guest).join(',')}`;
  try {
    const words = [...options, '--aptopt=Apt::Install-Recommends "false"', packages, guest.suite, path];
    runTool('env', [`TMPDIR=${scratch}`, 'mmdebstrap', ...words]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Guests of the same name that were made from what is no more. */
function removeOlder(guest: Guest): void {
  const { packages, folder } = filesOf(guest);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const isOlder = name.startsWith(`${guest.name}-`) && path !== packages && path !== folder;
    if (isOlder) rmSync(path, { recursive: true });
  }
}
