import { jobDropped, plainText, unknownType } from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { Part } from '../../domain/part.js';
import { compressedTypes } from '../../encode/mime/compressed-types.js';
import { filenameOf } from '../../encode/mime/filename-of.js';
import type { LocatedMessage } from '../../encode/mime/read-message.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { decodedLeaf } from './decoded-leaf.js';
import type { FileText } from './file-text.js';
import { foreignPart } from './foreign-part.js';

interface LeafOptions {
  /** Counts from 1: the part's name where it has none. */
  readonly number: number;
  /** The parts before it. */
  readonly above: readonly Part[];
  readonly text: FileText;
  readonly os: Device['os'];
}

/** One part of a message, as it comes out of its encodings, and what is wrong with it. */
export function lintLeaf(
  message: LocatedMessage,
  { number, above, text, os }: LeafOptions,
): { readonly part?: Part; readonly diagnostics: readonly Diagnostic[] } {
  const filename = filenameOf(message) || `part-${String(number).padStart(3, '0')}`;
  const { content, placeOf, diagnostics } = decodedLeaf(message, { filename, text });
  if (content === undefined || placeOf === undefined) return { diagnostics };
  const declared = compressedTypes.includes(message.contentType) ? 'text/plain' : message.contentType;
  const contentType = sniffable.includes(declared) ? (sniffedType(content) ?? declared) : declared;
  const part: Part = { filename, contentType, content, gzip: false, encoding: 'auto' };
  // What cloudbase-init passes over is found by the checks of a part.
  const typeMistake = os === 'windows' ? undefined : typeMistakes(part, { above, message, text });
  if (typeMistake !== undefined) return { part, diagnostics: [...diagnostics, typeMistake] };
  return { part, diagnostics: [...diagnostics, ...foreignPart(part, { placeOf, os })] };
}

/** Source: user_data.py TYPE_NEEDED, and shell scripts. */
const sniffable = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

/** Source: handlers/__init__.py walker_callback; the handlers are those of stages.py _default_handlers. */
function typeMistakes(
  { filename, contentType, content }: Part,
  { above, message, text }: { above: readonly Part[]; message: LocatedMessage; text: FileText },
): Diagnostic | undefined {
  if (known.includes(contentType) || content === '') return undefined;
  const isHandled = ({ contentType: type, content: module }: Part): boolean =>
    // A handler may come from behind a URL as well.
    type.startsWith('text/x-include') || (type === 'text/part-handler' && module.includes(contentType));
  if (above.some(isHandled)) return undefined;
  const index = message.headers.findIndex(([name]) => name.toLowerCase() === 'content-type');
  const place = text.placeAt(message.headersAt[index] ?? message.at);
  if (contentType === 'text/upstart-job') return jobDropped(place, { filename });
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
