import { isHarmless } from '../harmless.js';
import type { Span } from '../span.js';
import { endOfLine } from './quoted-text.js';

/**
 * The lines of YAML that belong to a key which has its value below it: those that are further in, and the items of a list that
 * begin where the key does. In a text all of a line is the value; else names and dashes stay.
 */
export function blockBelow(
  text: string,
  { from, indent, isText }: { readonly from: number; readonly indent: number; readonly isText: boolean },
): readonly Span[] {
  const spans: Span[] = [];
  // A key in an item of a list, `- password:`, stands two further in than its dash.
  for (let at = endOfLine(text, from) + 1; at < text.length; at = endOfLine(text, at) + 1) {
    const line = text.slice(at, endOfLine(text, at));
    const depth = line.search(/\S/);
    if (depth < 0) continue;
    if (depth < indent || (depth === indent && (isText || !/^[ \t]*-(?:[ \t]|$)/.test(line)))) break;
    const head = isText
      ? depth
      : (/^[ \t]*(?:-[ \t]+)*(?:["']?[\w.-]+["']?:(?:[ \t]+|$))?/.exec(line)?.[0].length ?? 0);
    const value = line.slice(head).trimEnd();
    const isHead = !isText && /^(?:[|>][0-9+-]{0,2})?$/.test(value);
    if (!isHead && !isHarmless(value)) spans.push({ start: at + head, end: at + head + value.length });
  }
  return spans;
}
