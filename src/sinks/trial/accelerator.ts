import { accessSync, constants, existsSync } from 'node:fs';

export type Accelerator = 'kvm' | 'tcg';

/**
 * KVM where the processor does it. A /dev/kvm without these modules belongs to a machine that is itself a guest, and is slower
 * there than QEMU's own emulation.
 */
export function accelerator(): Accelerator {
  const isHardware = ['kvm_intel', 'kvm_amd'].some((name) => existsSync(`/sys/module/${name}`));
  return isHardware && isOurs('/dev/kvm') ? 'kvm' : 'tcg';
}

function isOurs(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
