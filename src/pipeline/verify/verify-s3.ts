import { contentDigest } from '../../domain/content-digest.js';
import type { Manifest } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import { signerIn } from '../../domain/signatures/ssh-signature.js';
import { manifestName } from '../../sinks/generations.js';
import { type Bucket, type BucketOptions, contentHeader, openBucket } from '../../sinks/s3/bucket.js';
import { type BucketDevice, type BucketSite, parseState, stateKey } from '../../sinks/s3/bucket-state.js';
import { manifestSignatureName } from '../../sinks/signatures.js';
import { mapAtMost } from '../site/map-at-most.js';

export interface VerifyS3Options {
  readonly bucket: BucketOptions;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** Public keys, one of which has to have signed the manifest; without them no signature is looked at. */
  readonly signers?: ReadonlySet<string>;
}

/** An object that is not as a publish has written it, by its key without the prefix. */
export interface BucketDamage {
  readonly key: string;
  readonly what: 'missing' | 'changed' | 'unexpected' | 'unsigned';
  readonly device?: string;
}

export interface VerifiedBucket {
  readonly devices: number;
  readonly objects: number;
  /** A publish is under way, or did not come to its end. */
  readonly isUnfinished: boolean;
  readonly damage: readonly BucketDamage[];
}

/**
 * Reads all that a bucket holds of a site, and compares it with the digests of content that its state names; with `signers`
 * the state is compared with the signed manifest. Undefined where nothing is published there. Writes nothing.
 */
export async function verifyS3({
  bucket: place,
  prefix,
  concurrency,
  signers,
}: VerifyS3Options): Promise<VerifiedBucket | undefined> {
  const bucket = openBucket(place);
  const keyOf = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  const found = await bucket.get(keyOf(stateKey));
  if (found === undefined) return undefined;
  const { site, pending } = parseState(found.body, { place: `s3://${place.bucket}/${prefix}` });
  const { sums, missing } = await sumsOf([...expectedKeys(site)], { bucket, keyOf, concurrency });
  const there = await bucket.list(keyOf(''));
  const expected = new Set([stateKey, ...expectedKeys(site)].map(keyOf));
  const signed = signers === undefined ? [] : await unsigned(site, { bucket, keyOf, signers });
  return {
    devices: site.devices.size,
    objects: there.length,
    isUnfinished: pending !== undefined,
    damage: [
      ...[...site.files].flatMap(([path, sum]) => ofKey(`site/${path}`, { sums, sum })),
      ...[...site.devices].flatMap(([id, device]) => deviceDamage(id, device, { sums, missing })),
      ...there
        .filter((key) => !expected.has(key))
        .map((key) => ({ key: key.slice(keyOf('').length), what: 'unexpected' }) as const),
      ...signed,
    ],
  };
}

function* expectedKeys({ devices, files }: BucketSite): Iterable<string> {
  for (const path of files.keys()) yield `site/${path}`;
  const contents = new Set<string>();
  for (const device of devices.values()) {
    if (!contents.has(device.content)) yield* treeKeys(device);
    contents.add(device.content);
    for (const name of device.names) yield `names/${name}`;
    for (const path of device.images) yield `images/${path}`;
  }
}

const treeKeys = ({ content, paths }: BucketDevice): readonly string[] =>
  paths.map((path) => `store/${content}/${path}`);

/** SHA-256 by keys; of names what they lead to, in their text and in the header that servers go by. */
async function sumsOf(
  keys: readonly string[],
  { bucket, keyOf, concurrency }: { bucket: Bucket; keyOf: (key: string) => string; concurrency: number },
) {
  const sums = new Map<string, string>();
  const missing = new Set<string>();
  await mapAtMost(keys, concurrency, async (key) => {
    const object = await bucket.get(keyOf(key));
    if (object === undefined) missing.add(key);
    else if (key.startsWith('names/'))
      sums.set(key, `${object.body.toString('utf8').trim()} ${object.header(contentHeader)}`);
    else sums.set(key, sha256(object.body));
  });
  return { sums, missing };
}

type Sums = ReadonlyMap<string, string>;

function ofKey(key: string, { sums, sum }: { sums: Sums; sum: string }): readonly BucketDamage[] {
  const found = sums.get(key);
  if (found === undefined) return [{ key, what: 'missing' }];
  return found === sum ? [] : [{ key, what: 'changed' }];
}

function deviceDamage(
  id: string,
  device: BucketDevice,
  { sums, missing }: { sums: Sums; missing: ReadonlySet<string> },
): readonly BucketDamage[] {
  const { content, names, paths, images } = device;
  const named = names.flatMap((name) => ofKey(`names/${name}`, { sums, sum: `${content} ${content}` }));
  const keys = [...treeKeys(device), ...images.map((path) => `images/${path}`)];
  const gone = keys.filter((key) => missing.has(key)).map((key) => ({ key, what: 'missing' }) as const);
  // As the store has it: the document root, and what stands beside it under the same digest.
  const digest = contentDigest([
    ...paths.map((path) => [`/${path}`, sums.get(`store/${content}/${path}`) ?? ''] as const),
    ...images.map((path) => [path.slice(id.length), sums.get(`images/${path}`) ?? ''] as const),
  ]);
  const changed =
    gone.length === 0 && digest !== content ? [{ key: `store/${content}`, what: 'changed' } as const] : [];
  return [...named, ...gone, ...changed].map((damage) => ({ ...damage, device: id }));
}

/** What is not as the signed manifest has it. */
async function unsigned(
  { devices }: BucketSite,
  {
    bucket,
    keyOf,
    signers,
  }: { bucket: Bucket; keyOf: (key: string) => string; signers: ReadonlySet<string> },
): Promise<readonly BucketDamage[]> {
  const key = `site/${manifestName}`;
  const [text, signature] = [
    await bucket.get(keyOf(key)),
    await bucket.get(keyOf(`site/${manifestSignatureName}`)),
  ];
  const signer =
    text === undefined || signature === undefined
      ? undefined
      : signerIn(signature.body.toString('utf8'), text.body);
  if (text === undefined || signer === undefined || !signers.has(signer)) return [{ key, what: 'unsigned' }];
  const { devices: records } = JSON.parse(text.body.toString('utf8')) as Manifest;
  const ids = new Set([...Object.keys(records), ...devices.keys()]);
  return [...ids]
    .filter((id) => records[id]?.content !== devices.get(id)?.content)
    .map((id) => ({ key: `names of ${id}`, what: 'unsigned', device: id }) as const);
}
