import type { Diagnostic } from '../diagnostic.js';
import { either, error, messageRows, warning } from '../message.js';
import { nearestName } from '../nearest.js';
import { rows as inventoryTypesRows } from './inventory-types.js';
import { rows as inventoryValuesRows } from './inventory-values.js';
import { type Place, quoted } from './part-message.js';
import { rows as partsRows } from './parts.js';
import { rows as partsArchiveRows } from './parts-archive.js';
import { rows as upstartRows } from './upstart.js';
import { fileMessage, rows as userDataRows } from './user-data.js';

export const rows = messageRows({
  'mime-version': error(
    'The MIME-Version header is missing',
    'cloud-init reads user-data as MIME only if MIME-Version is in its first 4096 bytes.',
  ),
  'mime-windows': error(
    'cloudbase-init does not see a multipart file',
    'cloudbase-init looks for exactly "Content-Type: multipart" in the headers.',
  ),
  'mime-boundary': error(
    'The MIME boundary is missing or never used',
    'Each part starts with a line of two dashes and the boundary from the headers.',
  ),
  'mime-end': warning(
    'The MIME file has no end',
    'A file without its last boundary line may have been cut off.',
  ),
  'mime-depth': error(
    'Multipart messages are nested too deeply',
    'One multipart message is enough: cloud-init reads all parts as one list.',
  ),
  'mime-outside': error(
    'There is text outside the MIME parts',
    'cloud-init ignores what is before the first boundary or after the last one.',
  ),
  'mime-header': either(
    'A MIME header is wrong',
    'Headers are directly below the boundary. An empty line separates them from the text.',
  ),
  'merge-header': error(
    'Unknown merge header',
    'cloud-init reads Merge-Type and X-Merge-Type, spelled exactly so.',
  ),
  'mime-encoding': error(
    'Unknown transfer encoding',
    'cloud-init does not decode a part with an unknown encoding.',
  ),
  'mime-base64': error('A part is not valid base64', 'Encode the part again, for example with base64 -w 76.'),
  'mime-type': error(
    'cloud-init does not know the type of a part',
    'Use a content type that cloud-init knows, or a first line like #cloud-config.',
  ),
});

export const versionMissing = (place: Place): Diagnostic =>
  fileMessage(place, rows['mime-version'], {
    found:
      'the file looks like MIME, but cloud-init does not read it as MIME because MIME-Version is missing',
    expected: 'the header MIME-Version: 1.0 above the first empty line',
  });

export const versionLate = (place: Place): Diagnostic =>
  fileMessage(place, rows['mime-version'], {
    found: 'MIME-Version is here, but cloud-init looks for it in the first 4096 bytes only',
    expected: 'MIME-Version among the first headers of the file',
  });

export const multipartForWindows = (place: Place): Diagnostic =>
  fileMessage(place, rows['mime-windows'], {
    found:
      'there is no "Content-Type: multipart" above the first empty line, so cloudbase-init finds no parts',
    expected: 'this header, spelled exactly so, for a Windows guest',
  });

export const boundaryMissing = (place: Place, { isFolded }: { isFolded: boolean }): Diagnostic =>
  fileMessage(place, rows['mime-boundary'], {
    found: 'this multipart names no boundary, so cloud-init finds no parts in it',
    expected: 'Content-Type: multipart/mixed; boundary="…"',
    fix: isFolded ? 'indent the line if it continues the header above' : undefined,
  });

export const boundaryUnused = (
  place: Place,
  { boundary, nearest }: { boundary: string; nearest: string | undefined },
): Diagnostic =>
  fileMessage(place, rows['mime-boundary'], {
    found: `there is no line ${quoted(`--${boundary}`)}, so cloud-init finds no parts`,
    expected: 'this line above each part, and the same line with -- at its end below the last part',
    nearest,
  });

export const notClosed = (place: Place, { boundary }: { boundary: string }): Diagnostic =>
  fileMessage(place, rows['mime-end'], {
    found: `the file ends without ${quoted(`--${boundary}--`)}, so it may have been cut off`,
    expected: 'this line below the last part',
  });

export const nestedTooDeep = (place: Place, { deepest }: { deepest: number }): Diagnostic =>
  fileMessage(place, rows['mime-depth'], {
    found: `this multipart is inside ${deepest} others, so its parts are not checked, and cloud-init may fail to read the file`,
    expected: 'all parts in one multipart',
  });

export const outsideParts = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-outside'], {
    found: `${quoted(text)} is outside the parts, so cloud-init ignores it`,
    expected: 'all text inside a part: below a boundary and an empty line',
  });

export const headerInBody = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `${quoted(text)} is part of the text, because the line above it is empty or not a header`,
    expected: 'headers directly below the boundary, like Content-Type: text/cloud-config',
  });

export const spacedHeader = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `${quoted(text)} is not a header, because there is a space before its colon; the text begins here`,
    expected: 'a colon directly after the name',
  });

export const textInHeaders = (place: Place, { name }: { name: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    // A key of YAML is written small, and a header with capitals does no harm.
    severity: /^[a-z]/.test(name) ? 'error' : 'warning',
    found: `"${name}" is among the headers of the part, so cloud-init ignores it`,
    expected: 'an empty line between the headers and the text',
  });

export const headerTwice = (place: Place, { name, first }: { name: string; first: Place }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `the part has the header "${name}" twice, and cloud-init uses the first`,
    expected: 'only one of the two',
    related: [{ label: 'first', position: first.position }],
  });

export const mergeHeader = (place: Place, { name }: { name: string }): Diagnostic =>
  fileMessage(place, rows['merge-header'], {
    found: `cloud-init does not know the header "${name}"`,
    expected: 'Merge-Type or X-Merge-Type, spelled exactly so',
  });

export const wrongMergeType = (place: Place, { value, why }: { value: string; why: string }): Diagnostic =>
  fileMessage(place, inventoryValuesRows['merge-type'], {
    found: `cloud-init drops the part, because it cannot read the merge type ${quoted(value)}: ${why}`,
    expected: 'mergers joined by +, like list(append)+dict(recurse_array)+str()',
  });

export const launchHeader = (place: Place, { value }: { value: string }): Diagnostic =>
  fileMessage(place, partsArchiveRows['launch-index'], {
    found: `the Launch-Index ${quoted(value)} is not a number, so no machine gets the part`,
    expected: 'a whole number, like 0',
  });

export const unknownEncoding = (
  place: Place,
  { encoding, known }: { encoding: string; known: readonly string[] },
): Diagnostic =>
  fileMessage(place, rows['mime-encoding'], {
    found: `the transfer encoding ${quoted(encoding)} is unknown, so cloud-init does not decode the part`,
    expected: `one of ${known.join(', ')}`,
    nearest: nearestName(encoding.trim(), known),
  });

export const wrongBase64 = (
  place: Place,
  { filename, text }: { filename: string; text: string },
): Diagnostic =>
  fileMessage(place, rows['mime-base64'], {
    found: `${quoted(text)} in "${filename}" is not valid base64`,
    expected: 'letters, digits, + and / in groups of four, the last group padded with =',
  });

export const nonAscii = (place: Place, { filename, text }: { filename: string; text: string }): Diagnostic =>
  fileMessage(place, userDataRows['mime-non-ascii'], {
    found: `${quoted(text)} in "${filename}" is not plain ASCII, so cloud-init damages it`,
    expected: 'the text in base64 or quoted-printable, and the Content-Transfer-Encoding that says so',
  });

export const unknownType = (
  place: Place,
  { contentType, known }: { contentType: string; known: readonly string[] },
): Diagnostic =>
  fileMessage(place, rows['mime-type'], {
    found: `the part is ${contentType}, which cloud-init drops with a warning`,
    expected: `a type like ${known.slice(0, 3).join(', ')}`,
    nearest: nearestName(contentType, known),
  });

export const plainText = (place: Place, { filename, text }: { filename: string; text: string }): Diagnostic =>
  fileMessage(place, rows['mime-type'], {
    found: `"${filename}" is text/plain and begins with ${quoted(text)}, so cloud-init does not know what it is`,
    expected: 'a Content-Type, or a first line such as #cloud-config or #!/bin/sh',
  });

export const jobDropped = (place: Place, { filename }: { filename: string }): Diagnostic =>
  fileMessage(place, upstartRows['upstart-job'], {
    found: `"${filename}" is an upstart job, which cloud-init 22.2 and later drop`,
    expected: 'a script or a bootcmd for newer guests',
  });

export const scriptTwice = (
  place: Place,
  { filename, file, first }: { filename: string; file: string; first: { filename: string; place: Place } },
): Diagnostic =>
  fileMessage(place, inventoryTypesRows['duplicate-part'], {
    found: `the script "${filename}" overwrites "${first.filename}", because cloud-init writes both to the file ${file}`,
    expected: 'a different name for each script',
    related: [{ label: 'first', position: first.place.position }],
  });

export const stillEncoded = (
  place: Place,
  { filename, isGzip }: { filename: string; isGzip: boolean },
): Diagnostic =>
  fileMessage(place, partsRows['part-encoded'], {
    found: `"${filename}" is still ${isGzip ? 'gzip in base64' : 'base64'} after cloud-init has decoded it`,
    expected: 'text that is encoded in base64 only once',
  });
