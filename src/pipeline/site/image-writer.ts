import { genisoimageMissing } from '../../diagnostics/catalogue/images.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { volumeNamed } from '../../layouts/index.js';
import { findGenisoimage } from '../../sinks/genisoimage.js';
import type { ImageWriter } from '../../sinks/image.js';

const embedded: ImageWriter = { name: 'embedded' };

/** The writer that the site asks for; a mistake where it is a program that this machine does not have. */
export function chooseImageWriter(
  { site, siteSource }: { site: Site; siteSource: SourceNode },
  { searchPath }: { searchPath: string },
): { readonly imageWriter: ImageWriter; readonly diagnostics: readonly Diagnostic[] } {
  const isAsked = site.imageWriter === 'genisoimage' && site.imageFormat === 'iso9660';
  if (!isAsked || !site.images.some(volumeNamed)) return { imageWriter: embedded, diagnostics: [] };
  const program = findGenisoimage(searchPath);
  const missing = genisoimageMissing(originAt(siteSource, ['image_writer']));
  if (program === undefined) return { imageWriter: embedded, diagnostics: [missing] };
  return { imageWriter: { name: 'genisoimage', program }, diagnostics: [] };
}
