/** A request as a line of an access log tells of it; times are milliseconds since 1970. */
export interface AccessRecord {
  readonly time: number;
  readonly peer: string;
  readonly method: string;
  /** Without its query, and with `*` for a token. */
  readonly uri: string;
  readonly status: number;
  /** The folder of the store that the answer came from; empty where it came from none, and where the server cannot tell. */
  readonly digest: string;
  /** Where the server numbers connections: which one, and which of its requests, from 1. */
  readonly connection?: { readonly number: number; readonly request: number };
}
