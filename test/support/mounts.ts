import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { scratchFolder } from './folders.js';
import { runTool } from './images.js';

/** Whether this machine lets us mount images of a file system: root, a kernel that knows it, and loop devices. */
export function isLoopMountable(type: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const knows = () => readFileSync('/proc/filesystems', 'utf8').split(/\s+/).includes(type);
  if (!knows()) spawnSync('modprobe', [type === 'iso9660' ? 'isofs' : type]);
  return knows() && spawnSync('losetup', ['--find']).status === 0;
}

/** Mounts an image while `use` looks at it. */
export function withMounted(
  image: string,
  { type, options }: { type: string; options: string },
  use: (folder: string) => void,
): void {
  const folder = scratchFolder();
  runTool('mount', ['-t', type, '-o', `loop,${options}`, image, folder]);
  try {
    use(folder);
  } finally {
    runTool('umount', [folder]);
  }
}
