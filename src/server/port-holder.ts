import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isIP } from 'node:net';

/** A program that listens. */
export interface PortHolder {
  readonly pid: number;
  /** As the kernel knows it: `nginx`. */
  readonly command: string;
}

/**
 * Who listens on an address of this machine, or in its way. Undefined where that cannot be found out: on other
 * systems than Linux, and for programs of other users unless we are root.
 */
export function portHolder(
  { host, port }: { host: string; port: number },
  { proc = '/proc' }: { proc?: string } = {},
): PortHolder | undefined {
  const sockets = new Set(
    ['tcp', 'tcp6'].flatMap((table) => listeningSockets(textOf(`${proc}/net/${table}`), { host, port })),
  );
  if (sockets.size === 0) return undefined;
  // A server's first process starts the others, which share its socket.
  const pid = namesIn(proc)
    .filter((name) => /^[0-9]+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
    .find((candidate) => holdsOne(sockets, `${proc}/${candidate}/fd`));
  if (pid === undefined) return undefined;
  const command = textOf(`${proc}/${pid}/comm`)
    .replace(/[^\x20-\x7e]/g, '')
    .trim();
  return { pid, command };
}

/** Inodes of the sockets of /proc/net/tcp or tcp6 that listen there. Source: proc(5). */
function listeningSockets(table: string, at: { host: string; port: number }): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [address = '', port = ''] = (fields[1] ?? '').split(':');
    const isListening = fields[3] === '0A' && Number.parseInt(port, 16) === at.port;
    return isListening && isInTheWay(address, at.host) ? [fields[9] ?? ''] : [];
  });
}

/** Whether two listeners exclude each other: one of them takes every address, or both take the same one. */
function isInTheWay(hexAddress: string, host: string): boolean {
  if (/^0+$/.test(hexAddress) || /^(?:0\.0\.0\.0|::)$/.test(host) || isIP(host) === 0) return true;
  if (isIP(host) !== 4) return hexAddress.length === 32;
  const bytes = host.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0').toUpperCase());
  // The kernel prints the word as the processor stores it.
  return [bytes.join(''), [...bytes].reverse().join('')].some((hex) => hexAddress.endsWith(hex));
}

const holdsOne = (sockets: ReadonlySet<string>, folder: string): boolean =>
  namesIn(folder).some((name) => {
    const inode = /^socket:\[([0-9]+)\]$/.exec(linkAt(`${folder}/${name}`))?.[1];
    return inode !== undefined && sockets.has(inode);
  });

// Processes end while we look at them.
const textOf = (path: string): string => tryOr('', () => readFileSync(path, 'utf8'));
const linkAt = (path: string): string => tryOr('', () => readlinkSync(path));
const namesIn = (folder: string): readonly string[] => tryOr([], () => readdirSync(folder));

function tryOr<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}
