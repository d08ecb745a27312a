/** An XML element, whose content is a text or elements. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

export const element = (
  name: string,
  attributes: Element['attributes'] = {},
  content: Element['content'] = [],
): Element => ({ name, attributes, content });

/** An element as indented text, with a line end behind it. */
export function xmlText({ name, attributes, content }: Element, indent = ''): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}='${escaped(value)}'`);
  const start = `${indent}<${name}${pairs.join('')}`;
  if (typeof content === 'string') return `${start}>${escaped(content)}</${name}>\n`;
  if (content.length === 0) return `${start}/>\n`;
  return `${start}>\n${content.map((child) => xmlText(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

// In attributes a parser turns line ends and tabs into blanks (XML 1.0, 3.3.3), so they are written by number.
const escaped = (text: string): string =>
  text.replace(/[&<>'"\t\n\r]/g, (character) => named[character] ?? `&#${character.codePointAt(0)};`);

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};
