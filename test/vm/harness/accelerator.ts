import { accessSync, constants, existsSync } from 'node:fs';

/** What runs a VM's instructions: the processor itself, or QEMU's translation of them. */
export type Accelerator = 'kvm' | 'tcg';

/**
 * KVM where the processor does it. A /dev/kvm of another module is there in some virtual machines, and takes an ordinary kernel
 * apart instruction by instruction, much slower than QEMU does.
 */
export function accelerator(): Accelerator {
  const isHardware = ['kvm_intel', 'kvm_amd'].some((name) => existsSync(`/sys/module/${name}`));
  return isHardware && isWritable('/dev/kvm') ? 'kvm' : 'tcg';
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
