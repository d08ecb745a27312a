import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { isList, type JsonValue } from '../../../domain/json.js';

import { partSections } from './part-sections.js';
import type { Section } from './section.js';

/**
 * What a published file says, as people read it: unpacked, a message taken apart into its parts, JSON on lines of its
 * own. Undefined where it is no text at all.
 */
export function readableSections(content: string | Uint8Array): readonly Section[] | undefined {
  const bytes = unzipped(Buffer.from(content as string));
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  if (isMessage(text)) return partSections(text);
  return jsonSections(text) ?? [{ name: '', text }];
}

const isMessage = (text: string): boolean => /^mime-version:/im.test(text.slice(0, 1000));

/** OpenStack's vendor_data.json holds a message in a text. */
function jsonSections(text: string): readonly Section[] | undefined {
  const value = parsed(text);
  if (value === undefined) return undefined;
  const messages: Section[] = [];
  const shown = isList(value)
    ? value
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          if (typeof inner !== 'string' || !isMessage(inner)) return [key, inner];
          messages.push(...partSections(inner));
          return [key, 'a message'];
        }),
      );
  return [{ name: '', text: `${JSON.stringify(shown, null, 2)}\n` }, ...messages];
}

function parsed(text: string): Exclude<JsonValue, string | number | boolean | null> | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Exclude<JsonValue, string | number | boolean | null>;
  } catch {
    return undefined;
  }
}

function unzipped(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}
