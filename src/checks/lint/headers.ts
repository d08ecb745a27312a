import type { LocatedMessage } from '../../cloud-init/message/read-message.js';
import {
  headerInBody,
  headerTwice,
  launchHeader,
  spacedHeader,
  textInHeaders,
} from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { FileText } from './file-text.js';
import { isMergeHeader, mergeHeaderMistakes } from './merge-header.js';

/** What is wrong with the headers of one message, and what stands among its text that belongs to them. */
export function headerMistakes(message: LocatedMessage, file: FileText): readonly Diagnostic[] {
  const { headers, headersAt } = message;
  const placeOf = (index: number) => file.placeAt(headersAt[index] ?? message.at);
  const written = headers.flatMap(([name, value], index): readonly Diagnostic[] => {
    const place = placeOf(index);
    const key = name.toLowerCase();
    const first = headers.findIndex(([other]) => other.toLowerCase() === key);
    if (first < index && counted.includes(key)) return [headerTwice(place, { name, first: placeOf(first) })];
    if (isMergeHeader(name))
      return mergeHeaderMistakes({ name, value, contentType: message.contentType }, place);
    if (key === 'launch-index') return isInteger.test(value) ? [] : [launchHeader(place, { value })];
    return isMailHeader.test(key) ? [] : [textInHeaders(place, { name })];
  });
  return [...written, ...lostHeader(message, file)];
}

/** Source: util.py safe_int, by Python's int(). */
const isInteger = /^\s*[-+]?[0-9]+(?:_[0-9]+)*\s*$/;

/** Of which cloud-init reads one. */
const counted = ['content-type', 'content-transfer-encoding', 'content-disposition', 'launch-index'];

/** Names that programs for mail write (RFC 5322, RFC 2045 and what is common). */
const isMailHeader =
  /^(?:x-.*|content-.*|mime-version|number-attachments|from|to|cc|bcc|subject|date|sender|reply-to|in-reply-to|message-id|references|comments|keywords|received|return-path|delivered-to|user-agent|resent-.*|list-.*|arc-.*|dkim-.*|authentication-results|precedence|priority|importance|status|lines|organization)$/;

/** A header that Python takes for the first line of the text. */
function lostHeader({ bodyAt, endAt, body, parts }: LocatedMessage, file: FileText): readonly Diagnostic[] {
  if (parts !== undefined || body === '') return [];
  const text = file.text.slice(bodyAt, endAt);
  const found =
    /^\s*((?:content-(?:type|transfer-encoding|disposition)|mime-version)([ \t]*):[^\r\n]*)/i.exec(text);
  if (found === null) return [];
  const [all, line = '', space] = found;
  const place = file.placeAt(bodyAt + all.length - line.length);
  return [space === '' ? headerInBody(place, { text: line }) : spacedHeader(place, { text: line })];
}
