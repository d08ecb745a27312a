import { existsSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processEnds } from './process-ends.js';
import type { Start } from './start.js';

const script = fileURLToPath(new URL('container.sh', import.meta.url));
// Seconds, but for a hundred at once.
const limitSeconds = 1200;

/**
 * Boots a container and waits until it is off. Not with a guest that has netplan and a network with MACs: its `match` is the permanent
 * MAC, which a veth does not have.
 */
export async function startContainer({
  guest,
  network,
  cables,
  folder,
  report,
  console,
  words = '',
  smbios = {},
}: Start): Promise<void> {
  const where = await network.plugClient(cables);
  // DataSourceOpenStack.py detect_openstack reads it there where no SMBIOS is.
  const environment = smbios.product === undefined ? '' : `product_name=${smbios.product}\n`;
  writeFileSync(join(folder, 'environment'), environment);
  const cgroup = join(cgroups(), `seedpress-${process.pid}-${basename(folder)}`);
  const command = [`--net=${where}`, 'sh', script, guest.rootfs, folder, cgroup, report, console, words];
  try {
    await processEnds('nsenter', command, {
      limitSeconds,
      console,
      kill: () => writeFileSync(join(cgroup, 'cgroup.kill'), '1'),
    });
  } finally {
    removeCgroup(cgroup);
    await network.unplug(cables);
  }
}

/** Where cgroups of version 2 are, beside those of version 1 or alone. */
const cgroups = (): string =>
  existsSync('/sys/fs/cgroup/unified') ? '/sys/fs/cgroup/unified' : '/sys/fs/cgroup';

function removeCgroup(path: string): void {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) removeCgroup(join(path, entry.name));
  rmdirSync(path);
}
