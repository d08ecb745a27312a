import { fairShare } from '../domain/fair-share.js';

/** What one client may cost us. Times are milliseconds. */
export interface Limits {
  /** For the head of a request, from its first byte or the opening of its connection. */
  readonly headMs: number;
  /** For the whole request. */
  readonly requestMs: number;
  /** How often these two are looked at. */
  readonly checkMs: number;
  /** A connection without a byte in either direction, as of a client that stopped reading its answer. */
  readonly silentMs: number;
  /** A connection that waits for its next request. */
  readonly keepAliveMs: number;
  /** How long `close` waits for answers that are still running. */
  readonly closeMs: number;
  /** Of a request's line and headers. */
  readonly headBytes: number;
  /** Of all clients together. */
  readonly connections: number;
  /** Of one address, under way at once; the others wait for their turn. */
  readonly answers: number;
  /** Of one address, after the first `burst`; what is more gets 429. */
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** Requests that one connection may have sent ahead of their answers. */
  readonly waiting: number;
}

/** Generous for cloud-init, which sends a few hundred bytes and reads at once. */
export const defaultLimits: Limits = {
  headMs: 10_000,
  requestMs: 15_000,
  silentMs: 30_000,
  keepAliveMs: 5_000,
  checkMs: 1_000,
  closeMs: 10_000,
  headBytes: 8 * 1024,
  connections: 2_000,
  waiting: 100,
  ...fairShare,
};
