import { nestedHeader, nestedText, nestedUnclosed } from '../../diagnostics/catalogue/parts.js';
import { isMultipart } from '../../domain/content-type.js';
import { fitsSevenBit } from '../../encode/mime.js';
import type { Check } from './check.js';

/** A part that is a MIME file: headers with a boundary, an empty line, parts between the boundaries (RFC 2046). */
export const nestedMime: Check = ({ content, contentType, filename }, { placeOf, device }) => {
  if (!isMultipart(contentType)) return [];
  const about = { filename, device: device.id };
  const lines = content.split('\n');
  const empty = lines.indexOf('');
  const headers = lines
    .slice(0, empty < 0 ? lines.length : empty)
    .join('\n')
    .replace(/\n[ \t]+/g, ' ');
  const boundary = /^content-type:[ \t]*multipart\/[^\n]*;[ \t]*boundary=(?:"([^"\n]+)"|([^\s;"]+))/im.exec(
    headers,
  );
  // A message of one part: its headers become those of the part.
  const isOnePart = /^content-type:[ \t]*(?!multipart\/)\S/im.test(headers);
  if (boundary === null && !isOnePart)
    return [nestedHeader(placeOf(1), { ...about, first: lines[0] as string })];
  const delimiter = `--${boundary?.[1] ?? boundary?.[2]}`;
  const isThere = (line: string): boolean =>
    lines.some((text, index) => index > empty && text.trimEnd() === line);
  for (const line of boundary === null ? [] : [delimiter, `${delimiter}--`]) {
    if (empty < 0 || !isThere(line)) return [nestedUnclosed(placeOf(lines.length), { ...about, line })];
  }
  const wrong = lines.findIndex((line) => !fitsSevenBit(line));
  return wrong < 0 ? [] : [nestedText(placeOf(wrong + 1), { ...about, text: lines[wrong] as string })];
};
