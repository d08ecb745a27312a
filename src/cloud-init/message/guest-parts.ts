import { gunzipSync } from 'node:zlib';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { archiveParts } from './archive-parts.js';
import { compressedTypes } from './compressed-types.js';
import { decodedBody, spoiltText, textOf } from './decoded-body.js';
import { filenameOf } from './filename-of.js';
import type { GuestPart } from './guest-part.js';
import { launchIndexOf } from './launch-index.js';
import { headerOf, type ReadMessage, readMessage } from './read-message.js';

/** Gives what lies behind the URL of an include; undefined where nobody knows. */
export type Fetch = (url: string) => string | Uint8Array | undefined;

export interface GuestParts {
  readonly parts: readonly GuestPart[];
  /** URLs of includes whose content is not known here. */
  readonly unknown: readonly string[];
}

/**
 * Takes user-data apart as cloud-init does: gzip, MIME in MIME, archives, includes, and types that it finds by the
 * beginning of a text. Source: cloudinit/user_data.py UserDataProcessor.
 */
export function guestParts(userData: string | Uint8Array, { fetch }: { fetch: Fetch }): GuestParts {
  const gathering = new Gathering(fetch);
  gathering.take(userData);
  return gathering;
}

class Gathering implements GuestParts {
  readonly parts: GuestPart[] = [];
  readonly unknown: string[] = [];
  readonly #fetch: Fetch;
  #url: string | undefined;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  take(data: string | Uint8Array): void {
    const message = messageOf(data);
    for (const leaf of leavesOf(message)) this.#takeLeaf(leaf);
  }

  #takeLeaf(message: ReadMessage): void {
    const { contentType, content, headers } = partOf(message);
    if (/^text\/x-include(?:-once)?-url$/.test(contentType)) {
      for (const url of urlsOf(content)) this.#include(url);
      return;
    }
    if (contentType === 'text/cloud-config-archive') {
      for (const part of archiveParts(content)) this.#attach(part);
      return;
    }
    this.#attach({ contentType, content, headers, filename: filenameOf(message) });
  }

  #attach(part: GuestPart): void {
    const filename = part.filename || `part-${String(this.parts.length + 1).padStart(3, '0')}`;
    const url = this.#url === undefined ? {} : { url: this.#url };
    this.parts.push({ ...part, filename, ...launchIndexOf(part), ...url });
  }

  #include(url: string): void {
    const content = this.#fetch(url);
    if (content === undefined) {
      this.unknown.push(url);
      return;
    }
    const outer = this.#url;
    this.#url = url;
    this.take(content);
    this.#url = outer;
  }
}

/** Source: user_data.py convert_string. */
function messageOf(data: string | Uint8Array): ReadMessage {
  const text = textOf(unzipped(Buffer.from(data as string)));
  if (/mime-version:/i.test(text.slice(0, 4096))) return readMessage(text);
  return { headers: [], contentType: notMultipart, body: text };
}

const notMultipart = 'text/x-not-multipart';

function leavesOf(message: ReadMessage): readonly ReadMessage[] {
  if (message.parts !== undefined) return message.parts.flatMap(leavesOf);
  return message.contentType.startsWith('multipart/') ? [] : [message];
}

/** Source: user_data.py _process_msg. */
function partOf(message: ReadMessage): Pick<GuestPart, 'contentType' | 'content' | 'headers'> {
  const { contentType } = message;
  if (contentType === notMultipart) return sniffed({ contentType, content: message.body, headers: {} });
  const bytes = decodedBody(message);
  if (!compressedTypes.includes(contentType))
    return sniffed({ contentType, content: textOf(bytes), headers: headersOf(message) });
  // What was said about a compressed part is forgotten, and its text goes through Python's email undeclared.
  const content = textOf(unzipped(bytes));
  return { ...sniffed({ contentType: 'text/plain', content, headers: {} }), content: spoiltText(content) };
}

function sniffed<T extends Pick<GuestPart, 'contentType' | 'content'>>(part: T): T {
  const { contentType, content } = part;
  if (!['text/plain', notMultipart, 'text/x-shellscript'].includes(contentType)) return part;
  return { ...part, contentType: sniffedType(content) ?? contentType };
}

function unzipped(bytes: Buffer): Buffer {
  // To try and fail costs more than all the rest.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** Of a header that stands there twice, under whatever spelling, the first one counts. */
function headersOf(message: ReadMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(message.headers.map(([name]) => [name, headerOf(message, name) ?? '']));
}

/** Source: user_data.py _do_include. */
const urlsOf = (content: string): readonly string[] =>
  content
    .split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)
    .map((line) => line.replace(/^#include(?:-once)?/i, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
