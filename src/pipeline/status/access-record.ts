/** A request as a line of an access log tells of it; times are milliseconds since 1970. */
export interface AccessRecord {
  readonly time: number;
  readonly peer: string;
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  /** The folder of the store that the answer came from; empty where it came from none. */
  readonly digest: string;
}

/** Reads a line of our nginx's log or of `serve`; undefined for every other line. */
export function parseAccessRecord(line: string): AccessRecord | undefined {
  const value = jsonOf(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const { time, peer, method, uri, status, digest } = value as Readonly<Record<string, unknown>>;
  if (typeof time !== 'string' || typeof peer !== 'string' || typeof status !== 'number') return undefined;
  const at = Date.parse(time);
  if (Number.isNaN(at)) return undefined;
  return { time: at, peer, method: textOf(method), uri: textOf(uri), status, digest: textOf(digest) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
