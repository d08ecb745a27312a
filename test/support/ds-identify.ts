import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Debian's own ds-identify, or that of a checkout of cloud-init. */
export const dsIdentifyOf = (checkout: string | undefined): string =>
  checkout === undefined ? '/usr/lib/cloud-init/ds-identify' : join(checkout, 'tools', 'ds-identify');

/**
 * Copies a ds-identify into a planted root and gives back where it is. From 26.1 on it looks for the file that disables
 * cloud-init outside of PATH_ROOT, and the machine that runs these tests has one.
 */
export function plantDsIdentify(program: string, { root }: { root: string }): string {
  const planted = join(root, 'ds-identify');
  const text = readFileSync(program, 'utf8').replaceAll(' /etc/cloud/', ' "$PATH_ROOT"/etc/cloud/');
  writeFileSync(planted, text);
  return planted;
}
