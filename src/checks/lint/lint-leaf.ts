import { upstartDroppedFrom } from '../../cloud-init/facts.js';
import { compressedTypes } from '../../cloud-init/message/compressed-types.js';
import { filenameOf } from '../../cloud-init/message/filename-of.js';
import type { LocatedMessage } from '../../cloud-init/message/read-message.js';
import { jobDropped, plainText, unknownType } from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../domain/part.js';
import { reaches } from '../../domain/version-range.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import type { CheckedPart } from '../check-part.js';
import { decodedLeaf } from './decoded-leaf.js';
import type { FileText } from './file-text.js';
import { foreignPart } from './foreign-part.js';
import type { ForeignGuest } from './lint-options.js';

interface LeafOptions {
  /** Counts from 1: the part's name where it has none. */
  readonly number: number;
  /** The parts before it. */
  readonly above: readonly Part[];
  readonly text: FileText;
  readonly guest: ForeignGuest;
}

interface LintedLeaf extends CheckedPart {
  /** Its name, or what messages call it. */
  readonly filename: string;
  /** Absent where nothing comes out. */
  readonly part?: Part;
}

/** One part of a message, as it comes out of its encodings, and what is wrong with it. */
export function lintLeaf(message: LocatedMessage, { number, above, text, guest }: LeafOptions): LintedLeaf {
  const filename = filenameOf(message) || `part-${String(number).padStart(3, '0')}`;
  const { content, placeOf, diagnostics } = decodedLeaf(message, { filename, text });
  if (content === undefined || placeOf === undefined) return { filename, diagnostics, scripts: [] };
  const declared = compressedTypes.includes(message.contentType) ? 'text/plain' : message.contentType;
  const contentType = sniffable.includes(declared) ? (sniffedType(content) ?? declared) : declared;
  const part: Part = { filename, contentType, content, gzip: false, encoding: 'auto' };
  // What cloudbase-init passes over is found by the checks of a part.
  const typeMistake =
    guest.os === 'windows' ? undefined : typeMistakes(part, { above, message, text, guest });
  if (typeMistake !== undefined)
    return { filename, part, diagnostics: [...diagnostics, typeMistake], scripts: [] };
  const checked = foreignPart(part, { placeOf, guest, number });
  return { filename, part, ...checked, diagnostics: [...diagnostics, ...checked.diagnostics] };
}

/** Source: user_data.py TYPE_NEEDED, and shell scripts. */
const sniffable = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

/** Source: handlers/__init__.py walker_callback; the handlers are those of stages.py _default_handlers. */
function typeMistakes(
  { filename, contentType, content }: Part,
  { above, message, text, guest }: Omit<LeafOptions, 'number'> & { readonly message: LocatedMessage },
): Diagnostic | undefined {
  if (known.includes(contentType) || content === '') return undefined;
  const isHandled = ({ contentType: type, content: module }: Part): boolean =>
    // A handler may come from behind a URL as well.
    type.startsWith('text/x-include') || (type === 'text/part-handler' && module.includes(contentType));
  if (above.some(isHandled)) return undefined;
  const index = message.headers.findIndex(([name]) => name.toLowerCase() === 'content-type');
  const place = text.placeAt(message.headersAt[index] ?? message.at);
  if (contentType === 'text/upstart-job')
    return reaches(guest.facts.cloudInit, upstartDroppedFrom) ? jobDropped(place, { filename }) : undefined;
  if (sniffable.includes(contentType)) {
    const line = content.split('\n').find((each) => each.trim() !== '') ?? '';
    return plainText(place, { filename, text: line.trim() });
  }
  return unknownType(place, { contentType, known });
}

const known: readonly string[] = [
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
