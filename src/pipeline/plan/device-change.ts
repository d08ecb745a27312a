import type { Device } from '../../domain/device.js';
import { readBy } from '../../domain/guest.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { Origin } from '../../domain/origin.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import type { Seed } from '../../domain/seed.js';
import { sha256 } from '../../domain/sha256.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { deviceTree } from '../../layouts/device-tree.js';
import { guestOf } from '../../layouts/guests/index.js';
import { siteClients } from '../../layouts/index.js';
import type { ImageWriter } from '../../sinks/image.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { storedFiles } from '../../sinks/published-files.js';
import { storedSeed } from '../../sinks/stored-seed.js';
import { contentsOf } from '../site/contents-of.js';
import type { FileChange } from './file-change.js';
import { fileChanges } from './file-changes.js';
import { type ImageChange, imageChanges } from './image-changes.js';
import { keepingClients } from './keeping-clients.js';
import { type NextBoot, nextBoot } from './next-boot.js';
import { type NotCarried, notCarried } from './not-carried.js';

/** A device of both sites whose digest differs: a build would write it anew. */
export interface DeviceChange {
  readonly id: string;
  readonly type: string;
  /** What it is called and no other device is: changes that differ in these alone are one change of many devices. */
  readonly ownNames: readonly string[];
  readonly files: readonly FileChange[];
  readonly images: readonly ImageChange[];
  /** Absent where no file of it changes. */
  readonly nextBoot?: NextBoot;
  /** Clients that do not look at new data at a boot, since they keep what they have. */
  readonly keptBy: readonly string[];
  readonly notCarried: readonly NotCarried[];
  /** What `generation` would have to be for a new instance-id, and where it is set, or would be. */
  readonly renewal: { readonly generation: number; readonly position?: Origin };
}

export interface ChangeContext {
  readonly site: Site;
  readonly folders: OutputFolders;
  readonly imageWriter: ImageWriter;
  readonly token: string | undefined;
  /** What the inventory names as secrets. */
  readonly secrets: readonly string[];
}

/** Compares a device as it is published with what a build would write. */
export function deviceChange(
  record: DeviceRecord,
  { device, seed, source }: { device: Device; seed: Seed; source: SourceNode | undefined },
  { site, folders, imageWriter, token, secrets: named }: ChangeContext,
): DeviceChange {
  const stored = storedFiles(device.id, record, folders);
  const published = { digests: digestsOf(stored.tree), read: (path: string) => stored.tree.get(path) };
  const planned = contentsOf(deviceTree(seed, site));
  const secrets = secretsOf(device, { named, token });
  const files = fileChanges(published, planned, { secrets });
  const images = imageChanges(digestsOf(stored.images), seed, { site, imageWriter });
  const isSame = files.length === 0 && images.length === 0;
  const before = isSame ? undefined : storedSeed(record.digest, folders);
  const readable = readBy(guestOf(seed), site);
  // Where it can read none, a message says so.
  const isRead = readable.layouts.length + readable.images.length > 0;
  const read = isRead ? { ...site, ...readable } : site;
  return {
    id: device.id,
    type: device.type,
    ownNames: ownNames(device),
    files,
    images,
    ...(isSame ? {} : { nextBoot: bootAfter(before, seed, { record, read }) }),
    keptBy: isSame ? [] : keepingClients(before ?? seed, read),
    notCarried: before === undefined ? [] : notCarried(before, seed, read),
    renewal: {
      generation: device.generation + 1,
      ...(source === undefined ? {} : { position: originAt(source, ['generation']) }),
    },
  };
}

/** By itself: what it closes over stays in memory until a difference is shown, and nothing else may. */
const secretsOf =
  (device: Device, { named, token }: { named: readonly string[]; token: string | undefined }) =>
  (): readonly string[] => [...named, ...secretsIn(device.view), ...(token === undefined ? [] : [token])];

type ReadBy = Pick<Site, 'layouts' | 'images' | 'ownLayouts'>;

/** Without the seed that is published nothing but a new instance-id can be told. */
function bootAfter(
  before: Seed | undefined,
  after: Seed,
  { record, read }: { record: DeviceRecord; read: ReadBy },
): NextBoot {
  if (before !== undefined) return nextBoot(before, after, siteClients(read));
  const { instance_id: from } = record;
  const { instanceId: to } = after;
  return from === to ? { kind: 'unknown', instanceId: to } : { kind: 'new-instance', from, to };
}

function digestsOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const ofContent = new Map([...new Set(files.values())].map((content) => [content, sha256(content)]));
  return new Map([...files].map(([path, content]) => [path, ofContent.get(content) as string]));
}

const ownNames = ({
  id,
  hostname,
  fqdn,
  managementIp,
  uuid,
  serial,
  interfaces,
}: Device): readonly string[] => [
  ...new Set([
    ...[id, hostname, fqdn, managementIp, uuid, serial].filter((name) => name !== undefined),
    ...interfaces.flatMap((nic) => ('mac' in nic ? [nic.mac] : [])),
  ]),
];
