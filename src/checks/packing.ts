import { gzipWouldSpoil, sevenBitImpossible } from '../diagnostics/catalogue/seed.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import type { Part } from '../domain/part.js';
import { fitsGzip, fitsSevenBit } from '../encode/mime.js';
import type { CheckedPart } from './checked-part.js';
import type { PartOrigin } from './part-origin.js';

/** Whether a part can be packed as its declaration asks; an included one is packed as a whole, and loses nothing. */
export function packingProblems(
  part: Part,
  { declaration, device: { id } }: Pick<PartOrigin, 'declaration' | 'device'>,
  { diagnostics }: Pick<CheckedPart, 'diagnostics'>,
): readonly Diagnostic[] {
  const { origin, template, include, upstart } = declaration;
  // What is packed in the place of an upstart job is a unit of our own.
  if (upstart !== undefined) return [];
  const about = { template, device: id };
  const isGzip = part.gzip && include === undefined;
  const found: Diagnostic[] = [];
  if (isGzip && !fitsGzip(part) && !diagnostics.some(isError)) found.push(gzipWouldSpoil(origin, about));
  if (part.encoding === '7bit' && (isGzip || !fitsSevenBit(part.content)))
    found.push(sevenBitImpossible(origin, about));
  return found;
}
