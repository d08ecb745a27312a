import type { Diagnostic } from '../diagnostic.js';
import { type Place, quoted } from './part-message.js';

/** A mistake in a file of user-data that somebody else has made. */
export const fileMessage = (
  { position, hint }: Place,
  { found, severity = 'error', ...rest }: Omit<Diagnostic, 'position' | 'severity'> & Partial<Diagnostic>,
): Diagnostic => ({ ...rest, severity, position, found: `${found}${hint}` });

export const unknownStart = (
  place: Place,
  { first, nearest }: { first: string; nearest: string | undefined },
): Diagnostic =>
  fileMessage(place, {
    code: 'user-data-start',
    found: `the file begins with ${quoted(first)}, by which cloud-init knows no kind of user-data`,
    expected:
      nearest === undefined
        ? 'a first line like #cloud-config or #!/bin/sh, or a MIME file with MIME-Version: 1.0'
        : `the nearest first line is "${nearest}"`,
  });

export const byteOrderMark = (place: Place): Diagnostic =>
  fileMessage(place, {
    code: 'byte-order-mark',
    found: 'the file begins with a byte order mark, behind which cloud-init looks for nothing',
    expected: 'the first line at the very start of the file',
    remedy: "save it as UTF-8 without BOM, or run sed -i '1s/^\\xef\\xbb\\xbf//'",
  });

export const wrongBytes = (place: Place, { what, byte }: { what: string; byte: number }): Diagnostic =>
  fileMessage(place, {
    code: 'user-data-utf8',
    found: `the byte 0x${byte.toString(16).padStart(2, '0')} in ${what} is not UTF-8`,
    expected: 'a text in UTF-8: cloud-init drops any other',
    remedy: 'convert it, like iconv -f ISO-8859-1 -t UTF-8',
  });

export const brokenGzip = (place: Place, { what }: { what: string }): Diagnostic =>
  fileMessage(place, {
    code: 'user-data-gzip',
    found: `${what} begins as gzip does and cannot be unpacked`,
    expected: 'a whole gzip file, as gzip -c makes it',
  });

export const notGzip = (place: Place, { filename, contentType }: { filename: string; contentType: string }) =>
  fileMessage(place, {
    code: 'user-data-gzip',
    found: `"${filename}" is declared ${contentType} and is no gzip, at which cloud-init gives up`,
    expected: 'the bytes of a gzip file, in base64',
  });

export const gzipSpoils = (
  place: Place,
  { filename, text }: { filename: string; text: string },
): Diagnostic =>
  fileMessage(place, {
    code: 'mime-non-ascii',
    found: `${quoted(text)} in the gzip part "${filename}", which cloud-init spoils`,
    expected: 'ASCII in a gzip part',
    remedy: 'leave the part unpacked, in base64, or compress the user-data as a whole',
  });
