import type { Manifest } from '../../domain/manifest.js';
import type { Seed } from '../../domain/seed.js';
import { imageFormats, type Site } from '../../domain/site.js';
import { deviceTree } from '../../layouts/device-tree.js';
import { sealedSeed } from '../../seed/sealed-seed.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import type { LedgerLine } from '../../sinks/state/ledger.js';
import type { StoreWriter } from '../../sinks/store.js';
import { storedSeed } from '../../sinks/stored-seed.js';
import { deviceImages } from '../site/device-images.js';
import { imageName } from '../site/image-name.js';
import { sealedDigest } from '../site/sealing.js';

/**
 * Why a device cannot be sealed: nothing whole is published, it is signed and nobody signs what is left, a layout of the site's own is gone, there is no such device, nobody asked for it, or the seed that it
 * was built from is gone.
 */
export type SealRefusal =
  | { readonly reason: 'site' | 'signature' }
  | { readonly reason: 'layout'; readonly layout: string }
  | { readonly reason: 'unknown' | 'unasked' | 'seed'; readonly id: string };

/** What the manifest says of a site, and the layouts that it has of its own. */
export type SealedSite = Manifest['site'] & Pick<Site, 'ownLayouts'>;

/** Writes what stays of a device beside the store, and gives its new line. */
export async function sealLine(
  id: string,
  line: LedgerLine | undefined,
  { site, folders, writer }: { site: SealedSite; folders: OutputFolders; writer: Pick<StoreWriter, 'add'> },
): Promise<LedgerLine | { readonly isSealed: true } | SealRefusal> {
  if (line === undefined) return { reason: 'unknown', id };
  const { record } = line;
  if (record.sealed === undefined) return { reason: 'unasked', id };
  if (record.sealed) return { isSealed: true };
  const whole = storedSeed(record.digest, folders);
  if (whole === undefined) return { reason: 'seed', id };
  const seed = sealedSeed(whole);
  const { content: _, files: __, images, ...rest } = record;
  const sealed = await writer.add({
    seed,
    tree: deviceTree(seed, site),
    images: deviceImages(seed, { images: site.images, imageFormat: formatOf(images, { seed, site }) }),
    // Both writers give the same files; this one needs no program.
    imageWriter: { name: 'embedded' },
    record: { ...rest, digest: sealedDigest(record.digest), sealed: true },
  });
  return { ...line, record: sealed };
}

/** The manifest does not tell it, the names of images do. */
const formatOf = (
  images: readonly string[],
  { seed: { id }, site }: { seed: Seed; site: Manifest['site'] },
): (typeof imageFormats)[number] =>
  imageFormats.find((format) =>
    site.images.some((kind) => images.includes(imageName(id, { kind, format }))),
  ) ?? 'iso9660';
