import type { AccessRecord } from './access-record.js';
import { KeptDigests } from './kept-digests.js';
import { placeOf } from './place-of.js';

/** How often and when; times are milliseconds since 1970. */
export interface Span {
  count: number;
  first: number;
  last: number;
}

/** What one peer got out of one folder of the store, or at one place of the server where its log tells of no folder. */
export interface Reads extends Span {
  /** By the request's path. */
  readonly files: Map<string, Span>;
  /** When it reported from a URL of its own that it is done. */
  readonly finished: number[];
}

/** What one peer asked beside that, which no digest tells a device of. */
export interface Others extends Span {
  /** Answers that say that something is wrong: 403, 429 and 5xx. A 404 is none, for clients look whether a file is there. */
  refused: number;
  readonly finished: number[];
}

/**
 * A log, summed up: its lines may come in any order, and who they are from is asked when all are there, since a device's
 * address is its own only from some build on.
 */
export interface Tally {
  /** Digest, or place, -> peer -> what it read. */
  readonly reads: Map<string, Map<string, Reads>>;
  /** By peer. */
  readonly others: Map<string, Others>;
  readonly kept: KeptDigests;
}

export const emptyTally = (): Tally => ({ reads: new Map(), others: new Map(), kept: new KeptDigests() });

export function addRecord(tally: Tally, logged: AccessRecord): void {
  const record = tally.kept.completed(logged);
  const { time, peer, uri, status, method } = record;
  const isFinished = method === 'POST' && status === 204 && /(?:^|\/)phone-home$/.test(uri);
  const source = sourceOf(record, { isFinished });
  if (source === undefined) {
    const others = entryOf(tally.others, peer, () => ({ ...newSpan(), refused: 0, finished: [] }));
    extend(others, time);
    if (isFinished) others.finished.push(time);
    if (status === 403 || status === 429 || status >= 500) others.refused += 1;
    return;
  }
  const peers = entryOf(tally.reads, source, () => new Map<string, Reads>());
  const reads = entryOf(peers, peer, () => ({ ...newSpan(), files: new Map(), finished: [] }));
  extend(reads, time);
  if (isFinished) reads.finished.push(time);
  // What is put is EC2's question for a token, and no file.
  else if (method !== 'PUT') extend(entryOf(reads.files, uri, newSpan), time);
}

/** What somebody read from; undefined where nobody was given anything, and where only the peer tells who it was. */
function sourceOf(
  { digest, uri, status }: AccessRecord,
  { isFinished }: { isFinished: boolean },
): string | undefined {
  if (digest !== '') return digest;
  const isGiven = status === 200 || (isFinished && uri !== '/phone-home');
  return isGiven ? placeOf(uri) : undefined;
}

const newSpan = (): Span => ({ count: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY });

function extend(span: Span, time: number): void {
  span.count += 1;
  span.first = Math.min(span.first, time);
  span.last = Math.max(span.last, time);
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
