import { findProgram } from './find-program.js';

/** What virsh says of a domain. */
export interface LibvirtDomain {
  readonly uuid: string;
  readonly isRunning: boolean;
  readonly drives: readonly { readonly name: string; readonly isCdrom: boolean }[];
  readonly macs: readonly string[];
}

/**
 * Asks virsh for a domain, and changes nothing. `missing` where there is none of that name; undefined where nobody can be asked: no
 * virsh, no libvirtd, no right to it.
 */
export async function libvirtDomain(
  name: string,
  { searchPath }: { searchPath: string },
): Promise<LibvirtDomain | 'missing' | undefined> {
  const program = findProgram('virsh', searchPath);
  if (program === undefined) return undefined;
  const ask = (command: string, ...options: readonly string[]) => run(program, [command, name, ...options]);
  const uuid = await ask('domuuid');
  if (/failed to get domain/.test(uuid.stderr)) return 'missing';
  const state = await ask('domstate');
  const drives = await ask('domblklist', '--details', '--inactive');
  const nics = await ask('domiflist', '--inactive');
  if ([uuid, state, drives, nics].some(({ failed }) => failed)) return undefined;
  return {
    uuid: uuid.stdout.trim(),
    isRunning: state.stdout.trim() === 'running',
    drives: rowsOf(drives.stdout).map(([, device = '', target = '']) => ({
      name: target,
      isCdrom: device === 'cdrom',
    })),
    macs: rowsOf(nics.stdout).map((cells) => (cells[4] ?? '').toLowerCase()),
  };
}

/** The cells of a table of virsh: two lines of head, then a line each. */
const rowsOf = (table: string): readonly (readonly string[])[] =>
  table
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s{2,}/));

async function run(program: string, args: readonly string[]) {
  const { execa } = await import('execa');
  // Read-only: it needs no password, and can do no harm.
  const { failed, stdout, stderr } = await execa(program, ['--readonly', ...args], {
    env: { LC_ALL: 'C' },
    stdin: 'ignore',
    reject: false,
    timeout: 10_000,
  });
  return { failed, stdout, stderr };
}
