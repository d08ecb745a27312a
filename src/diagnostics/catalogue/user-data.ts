import type { Diagnostic } from '../diagnostic.js';
import { error, type MessageRow, message, messageRows, type RowSeverity, type WordsOf } from '../message.js';
import { type Place, quoted, withHint } from './part-message.js';
import { rows as partsTextRows } from './parts-text.js';

export const rows = messageRows({
  'mime-non-ascii': error(
    'A part is not plain ASCII',
    'cloud-init damages other characters. Encode the part in base64.',
  ),
  'user-data-start': error(
    'cloud-init does not know this kind of user-data',
    'User-data starts with a line like #cloud-config or #!/bin/sh, or with MIME headers.',
  ),
  'user-data-utf8': error(
    'The user-data is not UTF-8',
    'cloud-init drops it. Convert the file, for example with iconv.',
  ),
  'user-data-gzip': error('A gzip file is broken', 'cloud-init gives up on it. Compress the file again.'),
});

/** An error in a file of user-data that somebody else has made. */
export const fileMessage = <S extends RowSeverity>(
  { position, hint }: Place,
  row: MessageRow<S>,
  words: WordsOf<S>,
): Diagnostic => message(row, position, { ...words, found: withHint(words.found, hint) });

export const unknownStart = (
  place: Place,
  { first, nearest }: { first: string; nearest: string | undefined },
): Diagnostic =>
  fileMessage(place, rows['user-data-start'], {
    found: `the file begins with ${quoted(first)}, which is not the first line of any kind of user-data`,
    expected: 'a first line like #cloud-config or #!/bin/sh, or a MIME file with MIME-Version: 1.0',
    nearest,
  });

export const byteOrderMark = (place: Place): Diagnostic =>
  fileMessage(place, partsTextRows['byte-order-mark'], {
    found: 'the file begins with a byte order mark, so cloud-init does not recognize its first line',
    expected: 'the first line at the very start of the file',
    fix: "save it as UTF-8 without BOM, or run sed -i '1s/^\\xef\\xbb\\xbf//'",
  });

export const wrongBytes = (place: Place, { what, byte }: { what: string; byte: number }): Diagnostic =>
  fileMessage(place, rows['user-data-utf8'], {
    found: `the byte 0x${byte.toString(16).padStart(2, '0')} in ${what} is not UTF-8`,
    expected: 'text in UTF-8, because cloud-init drops anything else',
    fix: 'convert it, for example with iconv -f ISO-8859-1 -t UTF-8',
  });

export const brokenGzip = (place: Place, { what }: { what: string }): Diagnostic =>
  fileMessage(place, rows['user-data-gzip'], {
    found: `${what} begins like gzip, but cannot be unpacked`,
    expected: 'a complete gzip file, as gzip -c makes it',
  });

export const notGzip = (place: Place, { filename, contentType }: { filename: string; contentType: string }) =>
  fileMessage(place, rows['user-data-gzip'], {
    found: `"${filename}" is declared ${contentType}, but it is not gzip, so cloud-init gives up`,
    expected: 'a gzip file in base64',
  });

export const gzipSpoils = (
  place: Place,
  { filename, text }: { filename: string; text: string },
): Diagnostic =>
  fileMessage(place, rows['mime-non-ascii'], {
    found: `${quoted(text)} in the gzip part "${filename}" is not plain ASCII, so cloud-init damages it`,
    expected: 'plain ASCII in a gzip part',
    fix: 'encode the part in base64 without gzip, or compress the whole user-data',
  });
