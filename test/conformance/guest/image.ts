import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from '../../support/folders.js';
import { guestFolder } from '../../support/guest-site.js';

/** Folders of an image, relative to its root. */
export const sources = 'usr/lib/python3/dist-packages/cloudinit/sources';
export const settings = 'etc/cloud/cloud.cfg.d';

/** The folders of an image that count, with an instance that has booted. */
export function image({
  packages = 'usr/lib/python3/dist-packages',
  withSettings = true,
  withSources = true,
}: {
  packages?: string;
  withSettings?: boolean;
  withSources?: boolean;
} = {}): string {
  const root = scratchFolder();
  mkdirSync(join(root, withSettings ? settings : dirname(settings)), { recursive: true });
  mkdirSync(join(root, 'var/lib/cloud/instance'), { recursive: true });
  if (withSources) {
    mkdirSync(join(root, packages, 'cloudinit/sources'), { recursive: true });
    writeFileSync(join(root, packages, 'cloudinit/sources/__init__.py'), '');
  }
  return root;
}

/** Runs install.sh; `path` is all that it has in PATH. */
export function install(
  args: readonly string[],
  {
    folder = guestFolder(),
    path = '/usr/bin:/bin',
    cwd = folder,
    umask = '022',
  }: { folder?: string; path?: string; cwd?: string; umask?: string } = {},
) {
  const command = ['-c', `umask ${umask}; exec /bin/sh "$@"`, 'sh', join(folder, 'install.sh'), ...args];
  const { status, stdout, stderr } = spawnSync('/bin/sh', command, {
    cwd,
    env: { PATH: path },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
