import { UsageError } from '../command.js';

export interface Listen {
  readonly host: string;
  readonly port: number;
}

/** Reads --listen: `8080`, `127.0.0.2`, `127.0.0.2:8080`, `::1` or `[::1]:8080`; `port` is the site's. */
export function listenOf(text: string | boolean | undefined, { port }: { port: number }): Listen {
  const host = '127.0.0.1';
  if (typeof text !== 'string') return { host, port };
  if (/^[0-9]+$/.test(text)) return { host, port: Number(text) };
  const match = /^(?:\[([^\]]+)\]|([^:]+)):([0-9]+)$/.exec(text);
  if (match !== null) return { host: (match[1] ?? match[2]) as string, port: Number(match[3]) };
  if (text === '' || /[[\]\s/]/.test(text)) {
    throw new UsageError(
      `--listen "${text}" is not an address; expected 8080, 127.0.0.2, 127.0.0.2:8080 or [::1]:8080`,
    );
  }
  return { host: text, port };
}

/** Whether this machine alone can reach an address to listen on. */
export const isLoopback = ({ host }: Pick<Listen, 'host'>): boolean =>
  /^127\.[0-9.]+$/.test(host) || host === '::1' || host === 'localhost';
