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
  /** A multipart in so many others that its parts are not read; Python's email ends in an error some way behind that. */
  readonly isTooDeep?: boolean;
}

/** Multiparts in multiparts, before their parts are no longer read. */
export const deepestMultipart = 100;

/** A message with the places of what it is made of, as indexes of characters in the text. */
export interface LocatedMessage extends ReadMessage {
  readonly parts?: readonly LocatedMessage[];
  readonly at: number;
  /** Of each header its line. */
  readonly headersAt: readonly number[];
  readonly bodyAt: number;
  /** Where the next message begins, or the boundary of the one around it, or the text ends. */
  readonly endAt: number;
  /** Only beside `parts`: the first boundary, and what stands behind the line that closes the last part. */
  readonly partsAt?: number;
  readonly closedAt?: number;
}

/** Reads a message by RFC 2822 and RFC 2046 with what Python forgives. Source: email/feedparser.py _parsegen. */
export const readMessage = (text: string): LocatedMessage => new MessageReader(text).read();

/** The first value of a header; names are equal in either case. */
export function headerOf({ headers }: Pick<ReadMessage, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

class MessageReader {
  readonly #lines: readonly string[];
  // Boundaries of the messages around the one that is read: a line of any of them ends it.
  readonly #boundaries: string[] = [];
  // Where each line begins, and where the last one ends.
  readonly #starts: number[] = [0];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
    for (const { length } of this.#lines) this.#starts.push((this.#starts.at(-1) as number) + length);
  }

  read(): LocatedMessage {
    const at = this.#offset();
    const { headers, headersAt } = this.#readHeaders();
    const bodyAt = this.#offset();
    const rest = this.#readBody(headers);
    return { headers, headersAt, at, bodyAt, endAt: this.#offset(), ...rest };
  }

  #offset(): number {
    return this.#starts[this.#at] as number;
  }

  #readBody(
    headers: ReadMessage['headers'],
  ): Pick<LocatedMessage, 'contentType' | 'body' | 'parts' | 'partsAt' | 'closedAt' | 'isTooDeep'> {
    const contentType = contentTypeOf(headerOf({ headers }, 'content-type'));
    const boundary = /^multipart\//.test(contentType)
      ? parameterOf(headerOf({ headers }, 'content-type'), 'boundary')?.trimEnd()
      : undefined;
    if (boundary === undefined) return { contentType, body: this.#rest() };
    if (this.#boundaries.length >= deepestMultipart)
      return { contentType, body: this.#rest(), isTooDeep: true };
    return { contentType, body: '', ...this.#readParts(boundary) };
  }

  #readHeaders(): Pick<LocatedMessage, 'headers' | 'headersAt'> {
    const headers: [string, string][] = [];
    const headersAt: number[] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      if (!isHeader.test(line)) {
        // An empty line belongs to nobody; any other one is the first of a body that nothing separates.
        if (!/^[\r\n]/.test(line)) this.#at -= 1;
        break;
      }
      // The envelope of a mailbox, or one that is quoted wrongly: Python passes over both.
      if (line.startsWith('From ')) continue;
      const last = headers.at(-1);
      if (/^[ \t]/.test(line)) {
        if (last !== undefined) last[1] += line;
        continue;
      }
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      headers.push([line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+/, '')]);
      headersAt.push(this.#starts[this.#at - 1] as number);
    }
    return { headers: headers.map(([name, value]) => [name, value.replace(/[\r\n]+$/, '')]), headersAt };
  }

  /** Nothing where the boundary stands nowhere, which leaves a message without parts and without a text. */
  #readParts(boundary: string): Pick<LocatedMessage, 'parts' | 'partsAt' | 'closedAt'> {
    const parts: LocatedMessage[] = [];
    let partsAt: number | undefined;
    let closedAt: number | undefined;
    for (let text = this.#next(); text !== undefined; text = this.#next()) {
      const line = boundaryLine(text, boundary);
      if (line === undefined) continue;
      if (line === 'last') {
        closedAt = this.#offset();
        break;
      }
      partsAt ??= this.#starts[this.#at - 1] as number;
      // Several boundaries in a row have no parts between them.
      while (boundaryLine(this.#lines[this.#at] ?? '', boundary) !== undefined) this.#at += 1;
      this.#boundaries.push(boundary);
      parts.push(withoutLastBreak(this.read()));
      this.#boundaries.pop();
    }
    this.#rest();
    if (partsAt === undefined) return {};
    return { parts, partsAt, ...(closedAt === undefined ? {} : { closedAt }) };
  }

  #rest(): string {
    const lines: string[] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) lines.push(line);
    return lines.join('');
  }

  #next(): string | undefined {
    const line = this.#lines[this.#at];
    if (line === undefined || this.#boundaries.some((own) => boundaryLine(line, own) !== undefined))
      return undefined;
    this.#at += 1;
    return line;
  }
}

/** What a line is to a boundary; undefined where it is a line like any other. */
function boundaryLine(line: string, boundary: string): 'next' | 'last' | undefined {
  if (!line.startsWith(boundary, 2) || !line.startsWith('--')) return undefined;
  const rest = line.slice(boundary.length + 2);
  if (!/^(?:--)?[ \t]*[\r\n]*$/.test(rest)) return undefined;
  return rest.startsWith('--') ? 'last' : 'next';
}

const isHeader = /^(?:From |[!-9;-~]*:|[\t ])/;

// The line end before a boundary belongs to the boundary.
const withoutLastBreak = (message: LocatedMessage): LocatedMessage => ({
  ...message,
  body: message.body.replace(/(?:\r\n|\r|\n)$/, ''),
});
