import { checkPart } from '../checks/check-part.js';
import type { PartList } from '../checks/parts/check.js';
import { gzipWouldSpoil, sevenBitImpossible } from '../diagnostics/catalogue/seed.js';
import { upstartUntranslatable } from '../diagnostics/catalogue/upstart.js';
import { isError } from '../diagnostics/diagnostic.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import { fitsGzip, fitsSevenBit } from '../encode/mime.js';
import type { TextSource } from './text-source.js';
import { systemdPart } from './upstart/systemd-part.js';

/** One declared part with its text. Whole only where the diagnostics of `texts` hold no error. */
export function buildPart(
  declaration: PartDeclaration,
  texts: TextSource,
  { list }: { list: PartList },
): Part {
  const { template, render, origin, include, upstart, ...attributes } = declaration;
  const content = render ? texts.rendered(template) : texts.verbatim(template);
  // What is wrong with the template has been said; its text is none to look at.
  if (content === undefined) return { ...attributes, content: '' };
  const part: Part = { ...attributes, content };
  const { deviceId: device, os } = texts;
  const placeOf = texts.placesOf(declaration, content);
  const { guest, originOf } = texts;
  const about = { declaration, list, device: { id: device, os }, placeOf, guest, originOf };
  const { diagnostics: found, scripts } = checkPart(part, about);
  texts.diagnostics.push(...found);
  texts.scripts.push(...scripts);
  if (upstart === undefined) {
    // An included file is packed as a whole, and nothing about it is lost.
    const wouldSpoil = include === undefined && part.gzip && !fitsGzip(part);
    if (!found.some(isError) && wouldSpoil)
      texts.diagnostics.push(gzipWouldSpoil(origin, { template, device }));
    if (part.encoding === '7bit' && ((part.gzip && include === undefined) || !fitsSevenBit(content)))
      texts.diagnostics.push(sevenBitImpossible(origin, { template, device }));
    return part;
  }
  const unit = systemdPart(part);
  for (const { line, ...halves } of unit.problems) {
    texts.diagnostics.push(upstartUntranslatable(placeOf(line), { filename: template, device, ...halves }));
  }
  return unit.part;
}
