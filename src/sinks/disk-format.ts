import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The format of a disk image: told by its first bytes, or by its name where it is not there yet. Its ending alone says
 * little: many cloud images are qcow2 and end in .img.
 */
export function diskFormat(path: string): 'raw' | 'qcow2' {
  const start = firstBytes(path);
  if (start === undefined) return path.endsWith('.qcow2') ? 'qcow2' : 'raw';
  return start.equals(qcow2Magic) ? 'qcow2' : 'raw';
}

// docs/interop/qcow2.rst of QEMU: "QFI\xfb".
const qcow2Magic = Buffer.from([0x51, 0x46, 0x49, 0xfb]);

function firstBytes(path: string): Buffer | undefined {
  const start = Buffer.alloc(4);
  try {
    const file = openSync(path, 'r');
    try {
      return start.subarray(0, readSync(file, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
