import type { AccessRecord } from './access-record.js';
import { loggedUri } from './logged-uri.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a line of JSON: as our configurations and `serve` write it, or as Caddy does. */
export function parseJsonRecord(line: string): AccessRecord | undefined {
  const value = jsonOf(line);
  if (!isFields(value)) return undefined;
  const { peer, method, uri, time } = isFields(value.request) ? ofCaddy(value, value.request) : value;
  const { status, digest, connection, request } = value;
  if (typeof peer !== 'string' || typeof status !== 'number') return undefined;
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return {
    time: at,
    peer,
    method: textOf(method),
    uri: loggedUri(textOf(uri)),
    status,
    digest: textOf(digest),
    ...(typeof connection === 'number' && typeof request === 'number'
      ? { connection: { number: connection, request } }
      : {}),
  };
}

/** Source: Caddy's modules/caddyhttp/marshalers.go; before 2.5 the peer has its port with it. */
function ofCaddy({ ts }: Fields, { remote_ip: ip, remote_addr: address, method, uri }: Fields): Fields {
  const peer =
    ip ?? (typeof address === 'string' ? address.replace(/:[0-9]+$/, '').replace(/^\[|\]$/g, '') : undefined);
  const time = typeof ts === 'number' ? new Date(ts * 1000).toJSON() : ts;
  return { peer, method, uri, time };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line.includes('\\x') ? jsonOf(line.replaceAll(/\\x([0-9a-f]{2})/gi, '\\u00$1')) : undefined;
  }
}
