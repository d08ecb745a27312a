import { sha256 } from '../../domain/sha256.js';
import { takeLock } from '../../sinks/lock.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import {
  publishedFolder,
  type StoredFiles,
  storedFiles,
  storedSiteFiles,
} from '../../sinks/published-files.js';
import {
  type Bucket,
  type BucketOptions,
  contentHeader,
  newRun,
  openBucket,
  type RequestCounts,
} from '../../sinks/s3/bucket.js';
import {
  type BucketDevice,
  type BucketSite,
  noSite,
  parseState,
  stateBytes,
  stateKey,
} from '../../sinks/s3/bucket-state.js';
import { deviceSignaturesName, manifestSignatureName } from '../../sinks/signatures.js';
import { mapAtMost } from '../site/map-at-most.js';
import { changeBetween, contentIn, isNothing } from './bucket-change.js';
import { type PublishedDevice, siteToPublish } from './site-to-publish.js';
import { expectClaim, putState } from './state-object.js';
import { typeOf } from './type-of.js';

export type { BucketOptions } from '../../sinks/s3/bucket.js';

export interface PublishS3Options {
  readonly root: string;
  readonly out: string;
  readonly bucket: BucketOptions;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

export type PublishS3Result =
  | { readonly outcome: 'unfit'; readonly mistake: string }
  | {
      readonly outcome: 'published' | 'unchanged';
      readonly devices: number;
      /** Devices whose content or names the bucket did not have. */
      readonly changed: number;
      readonly requests: Readonly<RequestCounts>;
    };

/**
 * Brings the published site into a bucket: content under names that nobody reads yet, then the names by which servers find it, then
 * what is gone is removed. Each name changes by one request, so a device has its old content or its new one. Throws a StoreError where
 * the bucket does not take it; the next publish goes on from there.
 */
export async function publishS3(options: PublishS3Options): Promise<PublishS3Result> {
  const folders = outputFolders(options.out);
  const lock = await takeLock(options.out);
  try {
    const site = siteToPublish(folders, options);
    if ('mistake' in site) return { outcome: 'unfit', mistake: site.mistake };
    const bucket = openBucket(options.bucket);
    const files = new Map<string, Uint8Array>([
      ...storedSiteFiles(site.generation, folders),
      ['manifest.json', publishedFolder(site.folder)('manifest.json') ?? Buffer.alloc(0)],
      ...signaturesOf(site.folder),
    ]);
    const changed = await publishTo(bucket, { ...options, folders, devices: site.devices, files });
    const outcome = changed === undefined ? 'unchanged' : 'published';
    return { outcome, devices: site.devices.length, changed: changed ?? 0, requests: bucket.counts };
  } finally {
    lock.release();
  }
}

/** Of a site that is signed. */
const signaturesOf = (folder: string): readonly (readonly [string, Uint8Array])[] =>
  [manifestSignatureName, deviceSignaturesName].flatMap((name) => {
    const content = publishedFolder(folder)(name);
    return content === undefined ? [] : [[name, content] as const];
  });

interface Publishing extends PublishS3Options {
  readonly folders: OutputFolders;
  readonly devices: readonly PublishedDevice[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** How many devices are new or changed; undefined where the bucket has all of it. */
async function publishTo(bucket: Bucket, publishing: Publishing): Promise<number | undefined> {
  const { devices, files, prefix, folders, concurrency, onProgress } = publishing;
  const keyOf = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  const found = await bucket.get(keyOf(stateKey));
  const place = `s3://${publishing.bucket.bucket}${prefix === '' ? '' : `/${prefix}`}`;
  const { site: before, pending } =
    found === undefined ? { site: noSite } : parseState(found.body, { place });
  const next = nextSite(publishing, before);
  const change = changeBetween(before, next.site, pending);
  if (pending === undefined && isNothing(change)) return undefined;

  const run = newRun();
  const claim = {
    site: before,
    pending: {
      run,
      contents: [...new Set([...(pending?.contents ?? []), ...change.contents])],
      keys: [...new Set([...(pending?.keys ?? []), ...change.puts, ...change.removals])],
    },
  };
  const claimed = await putState(bucket, keyOf(stateKey), stateBytes(claim), { etag: found?.etag });
  const isThere = new Set(pending === undefined ? [] : await bucket.list(keyOf('store/')));

  const put =
    (key: string, body: Uint8Array, headers: Readonly<Record<string, string>>): (() => Promise<unknown>) =>
    () =>
      bucket.put(keyOf(key), body, { headers });
  let done = 0;
  for (const [content, { id, record }] of byContent(devices, change.contents)) {
    const { tree } = storedFiles(id, record, folders);
    const missing = [...tree].filter(([path]) => !isThere.has(keyOf(`store/${content}/${path}`)));
    const puts = missing.map(([path, body]) => put(`store/${content}/${path}`, body, typeOf(path)));
    await atMost(puts, concurrency);
    done += 1;
    onProgress?.({ done, total: change.contents.size });
  }

  await expectClaim(bucket, keyOf(stateKey), run);
  const named = [...next.site.devices].flatMap(([, { names, content }]) =>
    names.filter((name) => change.puts.has(`names/${name}`)).map((name) => [name, content] as const),
  );
  const texts = [...files].filter(([path]) => change.puts.has(`site/${path}`));
  await atMost(
    [
      ...named.map(([name, content]) =>
        put(`names/${name}`, Buffer.from(`${content}\n`), {
          ...typeOf(name),
          [contentHeader]: content,
        }),
      ),
      ...texts.map(([path, body]) => put(`site/${path}`, body, typeOf(path))),
    ],
    concurrency,
  );
  for (const { id, record } of devices) {
    if (!next.site.devices.get(id)?.images.some((path) => change.puts.has(`images/${path}`))) continue;
    const { images } = storedFiles(id, record, folders);
    const puts = [...images].map(([path, body]) => put(`images/${path}`, body, binary));
    await atMost(puts, concurrency);
  }

  await expectClaim(bucket, keyOf(stateKey), run);
  const kept = new Set([...next.site.devices.values()].map(({ content }) => content));
  const orphans = [...isThere].filter((key) => !kept.has(contentIn(key, keyOf('store/'))));
  const removals = new Set([...[...change.removals].map(keyOf), ...orphans]);
  await atMost(
    [...removals].map((key) => () => bucket.remove(key)),
    concurrency,
  );
  await putState(bucket, keyOf(stateKey), stateBytes({ site: next.site }), { etag: claimed });
  return next.changed;
}

/** One device for each of these contents. */
const byContent = (devices: readonly PublishedDevice[], contents: ReadonlySet<string>) =>
  new Map(
    devices.flatMap((device) => {
      const { content } = device.record;
      return contents.has(content) ? [[content, device] as const] : [];
    }),
  );

const binary = { 'content-type': 'application/octet-stream' };

/** The site as the bucket will have it; of devices that it has, the files are known. */
function nextSite({ devices, files, folders }: Publishing, before: BucketSite) {
  let changed = 0;
  const next = new Map<string, BucketDevice>();
  const shapes = new Map<string, readonly string[]>();
  for (const device of devices) {
    const { id, record, names } = device;
    const { content } = record;
    const known = before.devices.get(id);
    if (known?.content !== content || known.names.join('\n') !== names.join('\n')) changed += 1;
    if (known?.content === content) {
      next.set(id, { ...known, names });
      continue;
    }
    const stored = storedFiles(id, record, folders);
    const paths = pathsOf(stored, shapes);
    next.set(id, { content, paths, images: [...stored.images.keys()], names });
  }
  const digests = new Map([...files].map(([path, body]) => [path, sha256(body)]));
  return { site: { devices: next, files: digests }, changed };
}

/** Equal lists are one, so that a large fleet has few. */
function pathsOf({ tree }: StoredFiles, shapes: Map<string, readonly string[]>): readonly string[] {
  const paths = [...tree.keys()];
  const key = paths.join('\n');
  const known = shapes.get(key) ?? paths;
  shapes.set(key, known);
  return known;
}

const atMost = (tasks: readonly (() => Promise<unknown>)[], most: number): Promise<unknown> =>
  mapAtMost(tasks, most, (task) => task());
