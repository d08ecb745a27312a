import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeIncluded } from '../encode/included.js';
import { listing } from './listing.js';

/**
 * The files behind the URLs of include parts, and their list. They lie in the document root alone: an image has the
 * same URLs and cannot serve them.
 */
export function includedFiles({ included }: Pick<Seed, 'included'>): readonly OutputFile[] {
  if (included.length === 0) return [];
  const names = included.map(({ path }) => path.slice(path.indexOf('/') + 1));
  return [
    { path: 'inc/index.html', content: listing(names) },
    ...included.map(({ path, part }) => ({ path, content: encodeIncluded(part) })),
  ];
}
