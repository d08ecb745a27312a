import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock, as the lock's file has it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** No two are alike, so that nobody takes one lock for another. */
  readonly token: string;
  /** Linux: the run of the kernel. Containers of one machine have the same. */
  readonly boot?: string;
  /** Linux: in which PIDs are counted. */
  readonly pidNamespace?: string;
  /** Linux: when the process began, in ticks since the boot: a PID is given again, and not with the same one. */
  readonly began?: string;
  /** It listens on a socket beside the lock. */
  readonly hasSocket: boolean;
}

export const newToken = (): string => randomBytes(12).toString('hex');

/** This process as the holder of a lock. */
export function thisProcess({ token, hasSocket }: Pick<Holder, 'token' | 'hasSocket'>): Holder {
  const began = processFacts('self')?.began;
  const about = { pid: process.pid, host: hostname(), token, ...here() };
  return { ...about, ...(began === undefined ? {} : { began }), hasSocket };
}

/** What tells this run of this machine, and this container, from others; empty off Linux. */
export function here(): Pick<Holder, 'boot' | 'pidNamespace'> {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { boot, pidNamespace: readlinkSync('/proc/self/ns/pid') };
  } catch {
    return {};
  }
}

/** What the kernel says of a process; undefined where it is gone or not to be seen. */
export function processFacts(
  pid: number | 'self',
): { readonly began: string; readonly isEnded: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): the second field is a name in parentheses that may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { began: fields[19] ?? '', isEnded: /^[ZX]/.test(fields[0] ?? '') };
  } catch {
    return undefined;
  }
}

/** What a lock's file holds; undefined where there is none, `damaged` where it cannot be read. */
export function readHolder(path: string): Holder | 'damaged' | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return /^[0-9a-f]{24}$/.test(holder.token) && Number.isInteger(holder.pid) ? holder : 'damaged';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'damaged';
  }
}

/** Whether a file is there and holds nothing, or nothing but zeros. */
export function isBlank(path: string): boolean {
  try {
    return readFileSync(path).every((byte) => byte === 0);
  } catch {
    return false;
  }
}
