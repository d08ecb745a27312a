import { storedImage } from '../../domain/manifest.js';
import { takeLock } from '../../sinks/lock.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { publishedFolder } from '../../sinks/published-files.js';
import { publishByRsync } from '../../sinks/rsync.js';
import { siteToPublish } from './site-to-publish.js';

export interface PublishRsyncOptions {
  readonly root: string;
  readonly out: string;
  /** `rsync://host/module/path` or `host:path`. */
  readonly target: string;
  /** PATH of the environment. */
  readonly searchPath: string;
}

export type PublishRsyncResult =
  | { readonly outcome: 'unfit'; readonly mistake: string }
  | { readonly outcome: 'published'; readonly generation: number; readonly devices: number };

/** Brings the published site to another host. Throws a StoreError where it does not get there; the site there stays whole. */
export async function publishRsync(options: PublishRsyncOptions): Promise<PublishRsyncResult> {
  const folders = outputFolders(options.out);
  const lock = await takeLock(options.out);
  try {
    const site = siteToPublish(folders, options);
    if ('mistake' in site) return { outcome: 'unfit', mistake: site.mistake };
    const { generation, folder, devices } = site;
    const { target, searchPath } = options;
    const stored = devices.flatMap(({ id, record }) => [
      record.digest,
      ...record.images.map((name) => storedImage(name, { id, digest: record.digest })),
    ]);
    const manifest = publishedFolder(folder)('manifest.json') ?? Buffer.alloc(0);
    publishByRsync({ target, generation: folder, number: generation, manifest, stored, searchPath }, folders);
    return { outcome: 'published', generation, devices: devices.length };
  } finally {
    lock.release();
  }
}
