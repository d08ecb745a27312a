/** An element with what is in it. Names keep their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own characters, without those of its children. */
  readonly text: string;
  /** Index of its first character. */
  readonly at: number;
}

export type ReadXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly at: number; readonly found: string };

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly at: number;
  text: string;
}

/**
 * Reads an XML file as programs write it: elements, attributes, the five entities and numbers of characters. A document
 * type is refused, so no entity of anybody's own is ever expanded.
 */
export function readXml(text: string): ReadXml {
  const open: Open[] = [{ name: '', attributes: {}, children: [], at: 0, text: '' }];
  const token =
    /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g;
  for (const match of text.matchAll(token)) {
    const [whole, data, closing, name, attributes = '', empty] = match;
    const at = match.index;
    const top = open.at(-1) as Open;
    if (name === undefined) {
      if (whole === '<')
        return {
          ok: false,
          at,
          found: /^<!DOCTYPE/i.test(text.slice(at, at + 9))
            ? 'there is a document type'
            : 'this is not valid XML',
        };
      if (!whole.startsWith('<')) top.text += decoded(whole);
      else top.text += data ?? '';
    } else if (closing === '/') {
      if (top.name !== name) return { ok: false, at, found: `</${name}> closes nothing` };
      open.pop();
      (open.at(-1) as Open).children.push(top);
    } else {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], at, text: '' };
      if (empty === '/') top.children.push(element);
      else if (open.length > deepest) return { ok: false, at, found: 'its elements are nested too deep' };
      else open.push(element);
    }
  }
  const [document, unclosed] = open;
  if (unclosed !== undefined)
    return { ok: false, at: unclosed.at, found: `<${unclosed.name}> is never closed` };
  const root = document?.children[0];
  return root === undefined ? { ok: false, at: 0, found: 'there is no XML' } : { ok: true, root };
}

const deepest = 200;

const attributesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
      name,
      decoded(one ?? other ?? ''),
    ]),
  );

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, digits, name: string) => {
      if (name) return entities[name.toLowerCase()] ?? whole;
      const point = hex ? Number.parseInt(hex as string, 16) : Number(digits);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The first child of that name, along a path of names. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  const [first, ...rest] = path;
  if (first === undefined || element === undefined) return element;
  return childAt(
    element.children.find(({ name }) => name === first),
    ...rest,
  );
}

/** All elements of that name, at any depth. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.name === name) return [element];
  return element.children.flatMap((child) => elementsNamed(child, name));
}
