/** What became of one answer. */
export interface Outcome {
  readonly status: number;
  /** Bytes of the body that were handed to the network. */
  readonly bytes: number;
  /** `aborted` where the client left before the end, or the code of what went wrong here: `EACCES`. */
  readonly error?: string;
}

/** One answer as the access log shows it; JSON can hold it. */
export interface AccessLine extends Outcome {
  /** When the answer was over, in UTC: `2025-01-31T12:00:00.000Z`. */
  readonly time: string;
  /** The client's address, IPv4 without `::ffff:`. */
  readonly peer: string;
  /** Empty where the request could not be read. */
  readonly method: string;
  /** As the client wrote it, without the query and in printable ASCII; empty where the request could not be read. */
  readonly path: string;
  /** From the request's head to the end of the answer, milliseconds. */
  readonly ms: number;
}

/**
 * A request's target without its query, which may hold what does not belong into a log. What is not printable
 * ASCII is escaped: it would reach the operator's terminal.
 */
export function loggedPath(target: string): string {
  const [path = ''] = target.split('?', 1);
  return path.replace(
    /[^\x21-\x7e]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** The address of a connection's other end; a socket for both families shows IPv4 as `::ffff:127.0.0.1`. */
export function peerOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress.replace(/^::ffff:(?=[0-9.]+$)/i, '');
}
