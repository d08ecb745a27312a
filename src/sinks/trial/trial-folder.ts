import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { diskFormat } from '../disk-format.js';
import { findProgram } from '../find-program.js';
import { makeOutFolder } from '../out-folder.js';
import { TrialError } from './trial-error.js';

/** A machine's disk and its programs, for one trial. */
export interface TrialFolder {
  /** Below the output folder, which nobody but its owner and the web server reads: a trial holds a seed. */
  readonly path: string;
  /** A qcow2 image whose writes go nowhere else. */
  readonly disk: string;
  /** QEMU, by its absolute path. */
  readonly qemu: string;
  readonly remove: () => void;
}

/** Makes a folder with a throw-away disk over an image, which is not written to. */
export async function makeTrialFolder({
  out,
  image,
  searchPath,
}: {
  readonly out: string;
  /** Absolute. */
  readonly image: string;
  readonly searchPath: string;
}): Promise<TrialFolder> {
  const qemu = programOf('qemu-system-x86_64', searchPath);
  const qemuImg = programOf('qemu-img', searchPath);
  if (!existsSync(image))
    throw new TrialError(`--image ${image} is not there; it takes a disk image of a guest`);
  makeOutFolder(out);
  mkdirSync(join(out, 'run'), { recursive: true });
  const path = mkdtempSync(join(out, 'run', 'try-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  const disk = join(path, 'disk.qcow2');
  const { execa } = await import('execa');
  const backing = ['-F', diskFormat(image), '-b', image];
  const made = await execa(qemuImg, ['create', '-q', '-f', 'qcow2', ...backing, disk], { reject: false });
  if (made.failed) {
    remove();
    throw new TrialError(`qemu-img refuses ${image}: ${made.stderr.trim() || made.shortMessage}`);
  }
  return { path, disk, qemu, remove };
}

function programOf(name: string, searchPath: string): string {
  const found = findProgram(name, searchPath);
  if (found !== undefined) return found;
  throw new TrialError(
    `PATH leads to no ${name}; apt-get install --no-install-recommends qemu-system-x86 qemu-utils`,
  );
}
