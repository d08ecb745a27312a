import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';

/**
 * The place of a character of a string of a cloud-config: of a literal block that of its own line, of any other string
 * that of its beginning, since quotes and folding move what is in it.
 */
export function placeInString(
  { at: start }: GuestValue,
  { text, at }: { text: string; at: number },
  { content, placeAt }: { content: string; placeAt: (at: number) => Place },
): Place {
  const header = /^(?:[&!]\S*[ \t]+)*\|[^\n]*\n/.exec(content.slice(start, start + 200))?.[0];
  if (header === undefined) return placeAt(start);
  const body = start + header.length;
  const before = text.slice(0, at);
  const line = before.split('\n').length - 1;
  let lineStart = body;
  for (let number = 0; number < line; number += 1) {
    const end = content.indexOf('\n', lineStart);
    if (end < 0) return placeAt(start);
    lineStart = end + 1;
  }
  const indent = /^[ ]*/.exec(content.slice(lineStart))?.[0].length ?? 0;
  const shown = /^[ ]*/.exec(text.slice(before.lastIndexOf('\n') + 1))?.[0].length ?? 0;
  return placeAt(lineStart + indent - shown + (at - before.lastIndexOf('\n') - 1));
}
