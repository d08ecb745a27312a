import { contentTypeOf, parameterOf } from './header-parameters.js';

/** A MIME message, or a part of one, as Python's email reads it: every text is one, however broken. */
export interface ReadMessage {
  /** In their order, the names as they are written, folded lines joined. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `type/subtype` in lower case; text/plain where the message does not say. */
  readonly contentType: string;
  /** As it stands in the message; empty where there are parts. */
  readonly body: string;
  readonly parts?: readonly ReadMessage[];
}

/** Reads a message by RFC 2822 and RFC 2046 with what Python forgives. Source: email/feedparser.py _parsegen. */
export const readMessage = (text: string): ReadMessage => new MessageReader(text).read();

/** The first value of a header; names are equal in either case. */
export function headerOf({ headers }: Pick<ReadMessage, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

class MessageReader {
  readonly #lines: readonly string[];
  // Boundaries of the messages around the one that is read: a line of any of them ends it.
  readonly #boundaries: RegExp[] = [];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  }

  read(): ReadMessage {
    const headers = this.#readHeaders();
    const contentType = contentTypeOf(headerOf({ headers }, 'content-type'));
    const boundary = /^multipart\//.test(contentType)
      ? parameterOf(headerOf({ headers }, 'content-type'), 'boundary')?.trimEnd()
      : undefined;
    if (boundary === undefined) return { headers, contentType, body: this.#rest() };
    const parts = this.#readParts(boundary);
    return parts === undefined
      ? { headers, contentType, body: '' }
      : { headers, contentType, body: '', parts };
  }

  #readHeaders(): readonly (readonly [string, string])[] {
    const headers: [string, string][] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      if (!isHeader.test(line)) {
        // An empty line belongs to nobody; any other one is the first of a body that nothing separates.
        if (!/^[\r\n]/.test(line)) this.#at -= 1;
        break;
      }
      const last = headers.at(-1);
      if (/^[ \t]/.test(line)) {
        if (last !== undefined) last[1] += line;
        continue;
      }
      const colon = line.indexOf(':');
      if (colon > 0) headers.push([line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+/, '')]);
    }
    return headers.map(([name, value]) => [name, value.replace(/[\r\n]+$/, '')]);
  }

  /** Undefined where the boundary stands nowhere, which leaves a message without parts and without a text. */
  #readParts(boundary: string): readonly ReadMessage[] | undefined {
    const line = new RegExp(`^--${boundary.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(--)?[ \\t]*[\\r\\n]*$`);
    const parts: ReadMessage[] = [];
    let isInside = false;
    for (let text = this.#next(); text !== undefined; text = this.#next()) {
      const match = line.exec(text);
      if (match === null) continue;
      isInside ||= match[1] === undefined;
      if (match[1] !== undefined) break;
      // Several boundaries in a row have no parts between them.
      while (line.test(this.#lines[this.#at] ?? '')) this.#at += 1;
      this.#boundaries.push(line);
      parts.push(withoutLastBreak(this.read()));
      this.#boundaries.pop();
    }
    this.#rest();
    return isInside ? parts : undefined;
  }

  #rest(): string {
    const lines: string[] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) lines.push(line);
    return lines.join('');
  }

  #next(): string | undefined {
    const line = this.#lines[this.#at];
    if (line === undefined || this.#boundaries.some((boundary) => boundary.test(line))) return undefined;
    this.#at += 1;
    return line;
  }
}

const isHeader = /^(?:From |[!-9;-~]*:|[\t ])/;

// The line end before a boundary belongs to the boundary.
const withoutLastBreak = (message: ReadMessage): ReadMessage => ({
  ...message,
  body: message.body.replace(/(?:\r\n|\r|\n)$/, ''),
});
