import type { DeviceRecord } from '../../domain/manifest.js';
import type { DeviceActivity, DeviceReads } from './attribute.js';
import type { Builds } from './builds.js';
import type { DeviceState, DeviceStatus, FileStatus } from './fleet-status.js';
import type { Span } from './tally.js';

/** What was said of each device, and of how many records: where none has come, it is said again. */
export type KnownDevices = Map<string, { readonly records: number; readonly status: DeviceStatus }>;

/** The state of a device as it is known, or made anew: most devices of a large fleet do nothing at a moment. */
export function knownStatus(
  id: string,
  { known, activity, make }: { known: KnownDevices; activity: DeviceActivity; make: () => DeviceStatus },
): DeviceStatus {
  const { reads, others, finished } = activity;
  const spans: readonly Span[] = [...reads.map((read) => read.reads), ...others];
  const records = finished.length + spans.reduce((sum, { count }) => sum + count, 0);
  const before = known.get(id);
  if (before?.records === records) return before.status;
  const status = make();
  known.set(id, { records, status });
  return status;
}

export function deviceStatus(
  id: string,
  { type, management_ip: address, sealed }: DeviceRecord,
  { activity, builds }: { activity: DeviceActivity; builds: Builds },
): DeviceStatus {
  const { reads, others } = activity;
  const spans: readonly Span[] = [...reads.map((read) => read.reads), ...others];
  const latest = latestOf(reads);
  const build = latest && builds.byDigest.get(latest.digest ?? '');
  const finished = finishedSince(startOfInstance(reads, { build: latest?.digest, builds }), activity);
  return {
    id,
    type,
    address: address ?? null,
    state: stateOf(spans, finished),
    first: utcOf(spans.map(({ first }) => first).sort(ascending)[0]),
    last: utcOf(
      spans
        .map(({ last }) => last)
        .sort(ascending)
        .at(-1),
    ),
    finished: utcOf(finished),
    requests: spans.reduce((sum, { count }) => sum + count, 0),
    refused: others.reduce((sum, { refused }) => sum + refused, 0),
    build: latest?.digest === undefined ? null : build?.isCurrent === true ? 'current' : 'older',
    generation: build?.generation ?? null,
    digest: latest?.digest ?? null,
    sealed: sealed ?? null,
    read_sealed: sealedReads(reads, builds),
    files: filesOf(reads, { id }),
  };
}

/** Only a log that tells the folder of an answer tells what was sealed then. */
function sealedReads(reads: readonly DeviceReads[], { byDigest }: Builds): DeviceStatus['read_sealed'] {
  const spans = reads.filter(({ digest = '' }) => byDigest.get(digest)?.isSealed === true);
  if (spans.length === 0) return null;
  return {
    requests: spans.reduce((sum, span) => sum + span.reads.count, 0),
    first: utcOf(Math.min(...spans.map((span) => span.reads.first))),
    last: utcOf(Math.max(...spans.map((span) => span.reads.last))),
  };
}

/** Seconds are all that nginx writes down. */
export function utcOf(time: number): string;
export function utcOf(time: number | undefined): string | null;
export function utcOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

const ascending = (a: number, b: number): number => a - b;

const stateOf = (spans: readonly Span[], finished: number | undefined): DeviceState => {
  if (finished !== undefined) return 'finished';
  return spans.length > 0 ? 'reading' : 'silent';
};

const latestOf = (reads: readonly DeviceReads[]): DeviceReads | undefined =>
  [...reads].sort((a, b) => a.reads.last - b.reads.last).at(-1);

/**
 * When the device began to read what makes it the instance that it is now: a new instance-id lets cloud-init run its
 * steps again, and phone_home is one of them. Source: cloudinit/config/cc_phone_home.py, frequency.
 */
function startOfInstance(
  reads: readonly DeviceReads[],
  { build, builds }: { build: string | undefined; builds: Builds },
): number {
  const instance = builds.byDigest.get(build ?? '')?.instanceId;
  if (instance === undefined) return Number.NEGATIVE_INFINITY;
  const known = reads.map(({ digest, reads: { first } }) => ({
    first,
    of: builds.byDigest.get(digest ?? '')?.instanceId,
  }));
  // Where an older build is gone from the disk, nobody knows whose instance it was: the device has the benefit.
  const own = known.filter(({ of }) => of === undefined || of === instance);
  return Math.min(...own.map(({ first }) => first));
}

const finishedSince = (start: number, { finished }: DeviceActivity): number | undefined =>
  finished
    .filter((time) => time >= Math.floor(start / 1000) * 1000)
    .sort(ascending)
    .at(-1);

function filesOf(reads: readonly DeviceReads[], { id }: { id: string }): readonly FileStatus[] {
  const files = new Map<string, Span>();
  for (const {
    reads: { files: found },
  } of reads) {
    for (const [uri, { count, first, last }] of found) {
      const path = pathIn(uri, { id });
      const known = files.get(path);
      files.set(path, {
        count: count + (known?.count ?? 0),
        first: Math.min(first, known?.first ?? first),
        last: Math.max(last, known?.last ?? last),
      });
    }
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { count, first, last }]) => ({
      path,
      requests: count,
      first: utcOf(first),
      last: utcOf(last),
    }));
}

/** A request's path without what names the device: `/s/*`, what SMBIOS says, or its id where that is how it asks. */
const pathIn = (uri: string, { id }: { id: string }): string =>
  uri
    .replace(/^\/+(?:s\/\*|by-(?:uuid|serial)\/[^/]+)?/, '')
    .replace(new RegExp(`^/*${id}(?=/|$)`), '')
    .replace(/^\/+/, '');
