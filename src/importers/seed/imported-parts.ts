import { unzipped } from '../../checks/lint/unzipped.js';
import { guestParts } from '../../cloud-init/message/guest-parts.js';
import { contentTypeOf, withoutNjk } from '../../domain/content-type.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Part } from '../../domain/part.js';
import type { UserDataFormat } from '../../domain/user-data-format.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { encodeParts } from '../../encode/user-data.js';
import { inDeclaredOrder } from '../../seed/script-order.js';
import { lossIn, type SourceLoss } from '../loss.js';
import { asciiMessage } from './ascii-message.js';
import { messageParts } from './message-parts.js';
import { plainPart } from './plain-part.js';
import type { SeedPiece } from './read-seed.js';

/** User-data or vendor-data as a type has it. */
export interface ImportedParts {
  /** Entries of `user_data` or `vendor_data`. */
  readonly entries: readonly JsonValue[];
  readonly templates: readonly { readonly name: string; readonly content: string }[];
  /** Where `auto` would not do. */
  readonly format?: UserDataFormat;
  readonly isGzip: boolean;
  /** The program that reads it, where it is not cloud-init's. */
  readonly guest?: string;
  readonly losses: readonly SourceLoss[];
}

/** Which list the parts go into: their templates lie in a folder of their own where it is vendor-data. */
type List = 'user_data' | 'vendor_data';

/**
 * Takes user-data apart where a build makes the same of the parts as the guest reads it; else it stays whole. What no
 * guest reads is left out.
 */
export function importedParts(
  { bytes, file }: SeedPiece,
  { list, piece = 1, before = 0 }: ListPlace,
): ImportedParts {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const name = list === 'user_data' ? 'user-data' : 'vendor-data';
  const unpacked = isGzip ? unzipped(bytes) : bytes;
  if (unpacked === undefined)
    return without(
      lossIn(file, { what: `the ${name}, which is broken gzip,`, expected: 'gzip that unpacks' }),
    );
  const decoded = decodeUtf8(unpacked);
  if (!decoded.ok) {
    const { line, column, byte } = decoded;
    const what = `the ${name} (the byte 0x${byte.toString(16)} is not UTF-8)`;
    const expected = 'UTF-8; cloud-init reads nothing else';
    return without({ position: { file, line, column }, what, expected });
  }
  const { text } = decoded;
  const hasMark = unpacked.length > Buffer.byteLength(text);
  const losses = hasMark
    ? [
        lossIn(file, {
          what: 'the byte order mark',
          expected: 'none: cloud-init does not know what follows one',
        }),
      ]
    : [];
  if (text === '') return { ...nothing, losses };
  const isMessage = /mime-version:/i.test(text.slice(0, 4096));
  const folder = piece === 1 ? name : `${name}-${piece}`;
  const found = isMessage
    ? ofMessage(text, { list, file, stem: folder })
    : ofText(text, { list, stem: folder, number: before + 1 });
  return {
    ...found,
    isGzip: isGzip && list === 'user_data' && found.format !== 'plain',
    losses: [...losses, ...found.losses],
  };
}

interface ListPlace {
  readonly list: List;
  /** Which piece of the list it is, from 1. */
  readonly piece?: number;
  /** How many parts those before it have. */
  readonly before?: number;
}

/** A list of vendor-data as one: cloud-init takes each piece apart and counts parts without a name over all of them. */
export function importedVendorData(pieces: readonly SeedPiece[]): ImportedParts {
  let before = 0;
  const all = pieces.map((bytes, index) => {
    const parts = importedParts(bytes, { list: 'vendor_data', piece: index + 1, before });
    before += parts.entries.length;
    return parts;
  });
  return {
    entries: all.flatMap(({ entries }) => entries),
    templates: all.flatMap(({ templates }) => templates),
    isGzip: false,
    losses: all.flatMap(({ losses }) => losses),
  };
}

type Found = Omit<ImportedParts, 'isGzip'>;

const nothing: ImportedParts = { entries: [], templates: [], isGzip: false, losses: [] };

const without = (loss: SourceLoss): ImportedParts => ({ ...nothing, losses: [loss] });

/** One text that says by its first line what it is. */
function ofText(
  text: string,
  { list, stem, number }: { readonly list: List; readonly stem: string; readonly number: number },
): Found {
  const { extension, contentType, guest } = plainPart(text);
  // In a message cloud-init would call it by its file's name; by itself it is the first part.
  const filename = list === 'vendor_data' ? { filename: `part-${String(number).padStart(3, '0')}` } : {};
  const template = `${stem}${extension}`;
  const type = contentTypeOf(template) === contentType ? {} : { content_type: contentType };
  const format =
    guest === undefined && contentTypeOf(template) !== undefined ? {} : { format: 'plain' as const };
  return {
    entries: [entryOf(template, { ...filename, ...type }, text)],
    templates: [{ name: template, content: text }],
    ...(list === 'user_data' && format),
    ...(guest !== undefined && { guest }),
    losses: [],
  };
}

/** The parts of a message, or the message as it is. */
function ofMessage(
  text: string,
  { list, file, stem }: { readonly list: List; readonly file: string; readonly stem: string },
): Found {
  const { parts, losses } = messageParts(text, { file });
  const formats: readonly UserDataFormat[] = list === 'user_data' ? ['auto', 'mime'] : ['mime'];
  const format =
    parts === undefined
      ? undefined
      : formats.find((each) => reads(encoded(parts, each)) === reads(text, losses.length > 0));
  if (parts !== undefined && format !== undefined) {
    const folder = list === 'user_data' ? '' : `${stem.replace('vendor-data', 'vendor')}/`;
    const named = parts.map((part) => declared(part, folder));
    return {
      entries: named.map(({ entry }) => entry),
      templates: named.map(({ template, content }) => ({ name: template, content })),
      ...(format !== 'auto' && list === 'user_data' && { format }),
      losses,
    };
  }
  const isUser = list === 'user_data';
  const template = `${stem}.mime`;
  const content = isUser ? text : asciiMessage(text);
  return {
    entries: [entryOf(template, {}, content)],
    templates: [{ name: template, content }],
    ...(isUser && { format: 'plain' as const }),
    losses: [],
  };
}

function encoded(parts: readonly Part[], userDataFormat: UserDataFormat): string {
  try {
    return encodeParts(inDeclaredOrder(parts), { userDataFormat });
  } catch {
    // What the encoder refuses stays as it is.
    return '';
  }
}

/** What the guest has of it, as one text to compare. A part that is no UTF-8 is nothing to it. */
function reads(userData: string, isLossy = false): string {
  const { parts, unknown } = guestParts(userData, { fetch: () => undefined });
  const seen = parts
    .filter(({ content }) => !isLossy || !/[\ud800-\udfff]/u.test(content))
    .map(({ contentType, filename, content, launchIndex, headers }) => {
      const merge = Object.entries(headers).filter(([name]) => /^(?:x-)?merge-type$/i.test(name));
      return [contentType, filename, content, launchIndex ?? null, merge];
    });
  return JSON.stringify([seen, unknown]);
}

/** A part with the name of its template and what has to be said about it. */
function declared(part: Part, folder: string) {
  const { filename, contentType, mergeType, launchIndex, content } = part;
  const template = `${folder}${filename === 'type.yaml' ? 'part-type.yaml' : filename}`;
  const fields: JsonObject = {
    ...(contentTypeOf(template) !== contentType && { content_type: contentType }),
    ...(withoutNjk(template.slice(folder.length)) !== filename && { filename }),
    ...(mergeType !== undefined && { merge_type: mergeType }),
    ...(launchIndex !== undefined && { launch_index: launchIndex }),
  };
  return { template, content, entry: entryOf(template, fields, content) };
}

/** A text with braces of its own is not rendered. */
function entryOf(template: string, fields: JsonObject, content: string): JsonValue {
  const isRendered = /\{[{%#]/.test(content) && contentTypeOf(template) !== 'text/jinja2';
  const all = { template, ...fields, ...(isRendered && { render: false }) };
  return Object.keys(all).length === 1 ? template : all;
}
