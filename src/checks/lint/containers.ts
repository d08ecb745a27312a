import { parameterOf } from '../../cloud-init/message/header-parameters.js';
import { deepestMultipart, headerOf, type LocatedMessage } from '../../cloud-init/message/read-message.js';
import {
  boundaryMissing,
  boundaryUnused,
  nestedTooDeep,
  notClosed,
  outsideParts,
} from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import type { FileText } from './file-text.js';

/** What is wrong between the parts of a multipart. Sources: RFC 2046, section 5.1.1; email/feedparser.py _parsegen. */
export function containerMistakes(message: LocatedMessage, file: FileText): readonly Diagnostic[] {
  const { text, placeAt } = file;
  const { headers, headersAt, at, bodyAt, endAt, parts, partsAt = bodyAt, closedAt } = message;
  const index = headers.findIndex(([name]) => name.toLowerCase() === 'content-type');
  const header = placeAt(headersAt[index] ?? at);
  if (message.isTooDeep === true) return [nestedTooDeep(header, { deepest: deepestMultipart })];
  const boundary = parameterOf(headerOf(message, 'content-type'), 'boundary')?.trimEnd();
  if (boundary === undefined)
    return [boundaryMissing(header, { isFolded: /^\s*boundary=/i.test(text.slice(bodyAt, endAt)) })];
  if (parts === undefined) {
    const nearest = nearestName(`--${boundary}`, delimiters(text.slice(bodyAt, endAt), boundary));
    return [boundaryUnused(header, { boundary, nearest })];
  }
  const outside = [
    ...textBetween(bodyAt, partsAt, file),
    ...(closedAt === undefined ? [] : textBetween(closedAt, endAt, file)),
  ].filter((found) => isContent(found.text));
  const end = text.slice(0, endAt).trimEnd().length;
  return [
    ...outside.map((found) => outsideParts(placeAt(found.at), { text: firstLine(found.text) })),
    ...(closedAt === undefined ? [notClosed(placeAt(end), { boundary })] : []),
  ];
}

/** Text outside the parts is a note to people, unless it looks like a part that slipped out. */
const isContent = (text: string): boolean =>
  sniffedType(text) !== undefined || /^(?:--\S|#!|[\w-]+:(?:\s|$))/m.test(text);

/** The first lines that look like boundaries, as far as they can be what was meant. */
const delimiters = (body: string, boundary: string): readonly string[] =>
  body
    .split(/\r\n|\r|\n/)
    .filter((line) => line.length < 200 && (/^\s*-/.test(line) || line.includes(boundary)))
    .slice(0, 50);

interface Stretch {
  readonly at: number;
  readonly text: string;
}

function textBetween(start: number, end: number, { text }: FileText): readonly Stretch[] {
  const between = text.slice(start, end);
  const blank = between.search(/\S/);
  return blank < 0 ? [] : [{ at: start + blank, text: between.slice(blank) }];
}

const firstLine = (text: string): string => text.split(/[\r\n]/, 1)[0] as string;
