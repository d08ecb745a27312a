/** What became of one answer. */
export interface Outcome {
  readonly status: number;
  /** Bytes of the body that were handed to the network. */
  readonly bytes: number;
  /** The folder of the store that the answer came from, which tells the device and its build. */
  readonly digest?: string;
  /** Bytes of the body that a client posted; nothing else is kept of it. */
  readonly received?: number;
  /** `aborted` where the client left before the end, or the code of what went wrong here: `EACCES`. */
  readonly error?: string;
}

/** One answer as the access log shows it, under the names that our nginx.conf gives; JSON can hold it. */
export interface AccessLine extends Outcome {
  /** When the answer was over, in UTC: `2025-01-31T12:00:00.000Z`. */
  readonly time: string;
  /** The client's address, IPv4 without `::ffff:`. */
  readonly peer: string;
  /** Empty where the request could not be read. */
  readonly method: string;
  /** Of `loggedPath`; empty where the request could not be read. */
  readonly uri: string;
  /** From the request's head to the end of the answer, seconds. */
  readonly request_time: number;
  readonly digest: string;
}

/**
 * A request's target without its query, which may hold what does not belong into a log, and with `*` for a token,
 * which is a password. What is not printable ASCII is escaped: it would reach the operator's terminal.
 */
export function loggedPath(target: string): string {
  const [path = ''] = target.split('?', 1);
  const masked = path.split('/').map((segment) => (holdsToken(segment) ? '*' : segment));
  return masked
    .join('/')
    .replace(/[^\x21-\x7e]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

// Escaped, a token opens the same folder; beside other characters it is still half a password.
const holdsToken = (segment: string): boolean =>
  /[0-9a-f]{32}/i.test(
    segment.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

/** The address of a connection's other end; a socket for both families shows IPv4 as `::ffff:127.0.0.1`. */
export function peerOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress.replace(/^::ffff:(?=[0-9.]+$)/i, '');
}
