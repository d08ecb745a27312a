import { upstartUntranslatable } from '../diagnostics/catalogue/upstart.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import type { PartList, TextSource } from './text-source.js';
import { systemdPart } from './upstart/systemd-part.js';

/** gzip loses the header; of a file that the guest fetches nobody would read it but those of a MIME message. */
const takesMergeType = ({ contentType, gzip }: PartDeclaration): boolean =>
  !gzip && ['text/cloud-config', 'text/jinja2'].includes(contentType);

/** One declared part with its text. Whole only where the diagnostics of `texts` hold no error. */
export function buildPart(
  declaration: PartDeclaration,
  texts: TextSource,
  { list }: { list: PartList },
): Part {
  const { template, render, origin: _, typeOrigin: __, include: ___, group: ____, ...rest } = declaration;
  const { upstart, ...attributes } = rest;
  const content = render ? texts.rendered(declaration) : texts.verbatim(declaration);
  // What is wrong with the template has been said; its text is none to look at.
  if (content === undefined) return { ...attributes, content: '' };
  const { mergeType } = texts;
  const isMerged = mergeType !== undefined && takesMergeType(declaration);
  const part: Part = { ...(isMerged ? { mergeType } : {}), ...attributes, content };
  const placeOf = texts.placesOf(declaration, content);
  texts.parts.push({ part, declaration, list, placeOf });
  if (upstart === undefined) return part;
  const unit = systemdPart(part);
  for (const { line, ...halves } of unit.problems) {
    const about = { filename: template, device: texts.deviceId, ...halves };
    texts.diagnostics.push(upstartUntranslatable(placeOf(line), about));
  }
  return unit.part;
}
