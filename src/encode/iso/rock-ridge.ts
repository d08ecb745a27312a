import { lengthOf, writeBoth32 } from './bytes.js';
import { type ContinuationArea, ceSize } from './continuation-area.js';
import type { Stamps } from './stamps.js';

// Rock Ridge (RRIP 1991A) on the System Use Sharing Protocol. A field is a signature of two letters, its length,
// its version, and data. We write what genisoimage writes, less the RR field, which no reader asks for.

const version = 1;

/** SP: "the system use areas of this image hold fields"; first in the root's own record. */
export const spField: Uint8Array = Uint8Array.of(0x53, 0x50, 7, version, 0xbe, 0xef, 0);

/** ER: which extension the fields belong to, with the texts that RRIP prescribes. */
export const erField: Uint8Array = extensionReference({
  identifier: 'RRIP_1991A',
  descriptor: 'THE ROCK RIDGE INTERCHANGE PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS',
  source:
    'PLEASE CONTACT DISC PUBLISHER FOR SPECIFICATION SOURCE.  SEE PUBLISHER IDENTIFIER IN PRIMARY VOLUME ' +
    'DESCRIPTOR FOR CONTACT INFORMATION.',
});

/** PX: what stat tells. All belongs to root and nobody can write, since the medium cannot be written. */
export function pxField(kind: 'file' | 'folder', links: number): Uint8Array {
  const field = Buffer.alloc(36);
  field.write('PX', 'latin1');
  field[2] = field.length;
  field[3] = version;
  writeBoth32(field, 4, modes[kind]);
  writeBoth32(field, 12, links);
  return field;
}

const modes = { file: 0o100444, folder: 0o040555 } as const;

/** A folder's links as Unix counts them: its name, its `.`, and each subfolder's `..`. `find` relies on it. */
export const folderLinks = (subfolders: number): number => 2 + subfolders;

/** TF: modified, accessed, attributes changed, in the short form. */
export function tfField({ short }: Stamps): Uint8Array {
  const stamped = 0b1110;
  return Uint8Array.of(0x54, 0x46, 5 + 3 * short.length, version, stamped, ...short, ...short, ...short);
}

/** NM: the true name, in UTF-8; 64 characters of Joliet are 192 bytes at most, so one field holds it. */
export function nmField(name: string): Uint8Array {
  const bytes = Buffer.byteLength(name);
  const field = Buffer.alloc(5 + bytes);
  field.write('NM', 'latin1');
  field[2] = field.length;
  field[3] = version;
  field.write(name, 5);
  return field;
}

/** One record's fields, cut to the room that the record has; the rest goes to the continuation area. */
export function fitFields(
  fields: readonly Uint8Array[],
  { room, area }: { room: number; area: ContinuationArea },
): readonly Uint8Array[] {
  if (lengthOf(fields) <= room) return fields;
  let kept = fields.length - 1;
  while (lengthOf(fields.slice(0, kept)) + ceSize > room) kept -= 1;
  return [...fields.slice(0, kept), area.add(fields.slice(kept))];
}

function extensionReference(texts: { identifier: string; descriptor: string; source: string }): Uint8Array {
  const { identifier, descriptor, source } = texts;
  const text = Buffer.from(identifier + descriptor + source, 'latin1');
  const lengths = [8 + text.length, version, identifier.length, descriptor.length, source.length, 1];
  return Buffer.concat([Buffer.from('ER', 'latin1'), Uint8Array.from(lengths), text]);
}
