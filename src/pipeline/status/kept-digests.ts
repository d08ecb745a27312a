import type { AccessRecord } from './access-record.js';

/**
 * nginx looks up the digest for some of the requests of a connection. The others go by the one before: it was the machine's build when it
 * was asked for at most nine requests earlier.
 */
export class KeptDigests {
  readonly #last = new Map<string, string>();

  /** The record with the digest of its connection, where it has none of its own. */
  completed(record: AccessRecord): AccessRecord {
    const { peer, connection, digest, status } = record;
    if (connection === undefined) return record;
    const key = `${peer} ${connection.number}`;
    // A server that starts anew counts connections from 1 again.
    if (connection.request === 1) this.#last.delete(key);
    if (digest !== '') this.#keep(key, digest);
    const known = this.#last.get(key);
    return digest === '' && status === 200 && known !== undefined ? { ...record, digest: known } : record;
  }

  #keep(key: string, digest: string): void {
    if (this.#last.size >= most) this.#last.delete(this.#last.keys().next().value as string);
    this.#last.set(key, digest);
  }
}

/** Connections that are open at once; a log tells of no end of one. */
const most = 10_000;
