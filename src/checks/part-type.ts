import { upstartDroppedFrom } from '../cloud-init/facts.js';
import { jobDropped, plainText, unknownType } from '../diagnostics/catalogue/mime.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isMultipart } from '../domain/content-type.js';
import type { Part } from '../domain/part.js';
import { reaches, type VersionRange } from '../domain/version-range.js';
import { sniffedType } from '../encode/mime/sniffed-type.js';

/** What cloud-init takes a part for: of some types it looks at the text. Source: user_data.py TYPE_NEEDED, find_ctype. */
export const takenType = (contentType: string, content: string): string =>
  sniffable.includes(contentType) ? (sniffedType(content) ?? contentType) : contentType;

const sniffable = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

export interface TypeContext {
  readonly place: Place;
  /** The parts before it in the same message. */
  readonly above: readonly Part[];
  readonly cloudInit: VersionRange | undefined;
}

/**
 * A part of a type that nobody handles, which cloud-init drops. Sources: handlers/__init__.py walker_callback; the
 * handlers are those of stages.py _default_handlers.
 */
export function typeProblem(
  { filename, contentType, content }: Pick<Part, 'filename' | 'contentType' | 'content'>,
  { place, above, cloudInit }: TypeContext,
): Diagnostic | undefined {
  if (isMultipart(contentType) || handledTypes.includes(contentType) || content === '') return undefined;
  const isHandler = ({ contentType: type, content: module }: Part): boolean =>
    // A handler may come from behind a URL as well.
    type.startsWith('text/x-include') || (type === 'text/part-handler' && module.includes(contentType));
  if (above.some(isHandler)) return undefined;
  if (contentType === 'text/upstart-job')
    return reaches(cloudInit, upstartDroppedFrom) ? jobDropped(place, { filename }) : undefined;
  if (sniffable.includes(contentType)) {
    const line = content.split('\n', 200).find((each) => each.trim() !== '') ?? '';
    return plainText(place, { filename, text: line.trim() });
  }
  return unknownType(place, { contentType, known: handledTypes });
}

/** The types that cloud-init has handlers for. */
export const handledTypes: readonly string[] = [
  'text/cloud-config',
  'text/x-shellscript',
  'text/jinja2',
  'text/cloud-boothook',
  'text/cloud-config-archive',
  'text/cloud-config-jsonp',
  'text/part-handler',
  'text/x-include-once-url',
  'text/x-include-url',
  'text/x-shellscript-per-boot',
  'text/x-shellscript-per-instance',
  'text/x-shellscript-per-once',
];
