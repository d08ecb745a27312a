import { join } from 'node:path';
import { type SeedFileName, type SeedFiles, seedFileNames } from '../../attach/machine.js';
import { seedNotBuilt } from '../../diagnostics/catalogue/attach.js';
import { noSeedFiles } from '../../diagnostics/catalogue/attach-machine.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { LayoutClient } from '../../domain/layout.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { images, layoutsOf } from '../../layouts/index.js';
import { nocloudSerial } from '../../layouts/nocloud.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { publishedFolder } from '../../sinks/published-files.js';

/** NoCloud's files of a device as they are published: in its own folder of images/, or in its document root. */
export function builtFiles(
  { id }: { id: string },
  {
    site,
    siteSource,
    out,
    position,
  }: {
    readonly site: Pick<Site, 'images' | 'layouts' | 'ownLayouts'>;
    readonly siteSource: SourceNode;
    readonly out: string;
    /** Where the device stands. */
    readonly position: Position;
  },
): SeedFiles | Diagnostic {
  const layouts = layoutsOf(site);
  const kinds = [...site.images.map((name) => images[name]), ...site.layouts.map((name) => layouts[name])];
  const [path] = kinds.flatMap((kind) => kind?.client.seedFolder?.(id) ?? []);
  if (path === undefined) {
    const writers = { layouts: writersIn(layouts), images: writersIn(images) };
    return noSeedFiles(originAt(siteSource, ['layouts']), writers);
  }
  const folder = join(outputFolders(out).current, path);
  const published = publishedFolder(folder);
  const contents = new Map<SeedFileName, Uint8Array>();
  for (const name of seedFileNames) {
    const content = published(name);
    if (content && (content.length > 0 || required.has(name))) contents.set(name, content);
  }
  return contents.size === 0
    ? seedNotBuilt(position, { path: folder })
    : { folder, contents, serial: nocloudSerial };
}

/** cloud-init takes a folder without these for no seed, even if they are empty. */
const required: ReadonlySet<SeedFileName> = new Set(['meta-data', 'user-data']);

const writersIn = (kinds: Readonly<Record<string, { readonly client: LayoutClient }>>): readonly string[] =>
  Object.keys(kinds).filter((name) => kinds[name]?.client.seedFolder !== undefined);
