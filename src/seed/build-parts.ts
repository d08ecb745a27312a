import { gzipWouldSpoil, sevenBitImpossible } from '../diagnostics/catalogue/seed.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import { fitsGzip, fitsSevenBit } from '../encode/mime.js';
import type { TextSource } from './text-source.js';

/** The parts of user-data or vendor-data in their declared order, each with its rendered text. */
export function buildParts(declarations: readonly PartDeclaration[], texts: TextSource): readonly Part[] {
  return declarations.map((declaration) => buildPart(declaration, texts));
}

function buildPart(declaration: PartDeclaration, texts: TextSource): Part {
  const { template, render, origin, ...attributes } = declaration;
  const content = render ? texts.rendered(template) : texts.verbatim(template);
  const part = { ...attributes, content };
  const place = { template, device: texts.deviceId };
  if (part.gzip && !fitsGzip(part)) texts.diagnostics.push(gzipWouldSpoil(origin, place));
  if (part.encoding === '7bit' && (part.gzip || !fitsSevenBit(content))) {
    texts.diagnostics.push(sevenBitImpossible(origin, place));
  }
  return part;
}
