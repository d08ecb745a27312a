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
    'cloud-init reads Merge-Type and X-Merge-Type, in exactly these letters.',
  ),
  'mime-encoding': error(
    'Unknown transfer encoding',
    'cloud-init leaves a part with an unknown encoding as it is.',
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
      'it looks like a MIME file and has no MIME-Version, without which cloud-init does not read it as one',
    expected: 'the header MIME-Version: 1.0 above the first empty line',
  });

export const versionLate = (place: Place): Diagnostic =>
  fileMessage(place, rows['mime-version'], {
    found: 'MIME-Version stands here, and cloud-init looks for it in the first 4096 bytes alone',
    expected: 'the header among the first ones of the file',
  });

export const multipartForWindows = (place: Place): Diagnostic =>
  fileMessage(place, rows['mime-windows'], {
    found: 'no "Content-Type: multipart" stands above the first empty line, and cloudbase-init finds no part',
    expected: 'that header in these letters for a guest with Windows',
  });

export const boundaryMissing = (place: Place, { isFolded }: { isFolded: boolean }): Diagnostic =>
  fileMessage(place, rows['mime-boundary'], {
    found: 'this multipart names no boundary, and cloud-init finds no part in it',
    expected: 'Content-Type: multipart/mixed; boundary="…"',
    fix: isFolded ? 'a header that goes on in the next line is indented there' : undefined,
  });

export const boundaryUnused = (
  place: Place,
  { boundary, nearest }: { boundary: string; nearest: string | undefined },
): Diagnostic =>
  fileMessage(place, rows['mime-boundary'], {
    found: `no line is ${quoted(`--${boundary}`)}, and cloud-init finds no part`,
    expected: 'that line above each part, and with -- behind it below the last one',
    nearest,
  });

export const notClosed = (place: Place, { boundary }: { boundary: string }): Diagnostic =>
  fileMessage(place, rows['mime-end'], {
    found: `the text ends without ${quoted(`--${boundary}--`)}, as it does where something was cut off`,
    expected: 'that line below the last part',
  });

export const outsideParts = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-outside'], {
    found: `${quoted(text)} stands outside the parts, where cloud-init reads nothing`,
    expected: 'it below a boundary and an empty line, before the boundary that ends the last part',
  });

export const headerInBody = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `${quoted(text)} belongs to the text, since an empty line or no header stands above it`,
    expected: 'headers directly below the boundary, each a name, a colon and a value',
  });

export const spacedHeader = (place: Place, { text }: { text: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `${quoted(text)} is no header: a space stands before its colon, and the text begins here`,
    expected: 'a colon directly behind the name',
  });

export const textInHeaders = (place: Place, { name }: { name: string }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    // A key of YAML is written small, and a header with capitals does no harm.
    severity: /^[a-z]/.test(name) ? 'error' : 'warning',
    found: `"${name}" stands among the headers of the part, which nobody reads`,
    expected: 'an empty line between the headers and the text',
  });

export const headerTwice = (place: Place, { name, first }: { name: string; first: Place }): Diagnostic =>
  fileMessage(place, rows['mime-header'], {
    severity: 'error',
    found: `"${name}" stands there twice, and the first one counts`,
    expected: 'one of the two',
    related: [{ label: 'first', position: first.position }],
  });

export const mergeHeader = (place: Place, { name }: { name: string }): Diagnostic =>
  fileMessage(place, rows['merge-header'], {
    found: `cloud-init does not know the header "${name}"`,
    expected: 'Merge-Type or X-Merge-Type, in these letters',
  });

export const wrongMergeType = (place: Place, { value, why }: { value: string; why: string }): Diagnostic =>
  fileMessage(place, inventoryValuesRows['merge-type'], {
    found: `the merge type ${quoted(value)}, with which cloud-init drops the part: ${why}`,
    expected: 'mergers with a + between them, like list(append)+dict(recurse_array)+str()',
  });

export const launchHeader = (place: Place, { value }: { value: string }): Diagnostic =>
  fileMessage(place, partsArchiveRows['launch-index'], {
    found: `the Launch-Index ${quoted(value)} is no number, and no machine gets the part`,
    expected: 'a whole number, like 0',
  });

export const unknownEncoding = (
  place: Place,
  { encoding, known }: { encoding: string; known: readonly string[] },
): Diagnostic =>
  fileMessage(place, rows['mime-encoding'], {
    found: `the transfer encoding ${quoted(encoding)} is unknown, and the part stays as it is written`,
    expected: `one of ${known.join(', ')}`,
    nearest: nearestName(encoding.trim(), known),
  });

export const wrongBase64 = (
  place: Place,
  { filename, text }: { filename: string; text: string },
): Diagnostic =>
  fileMessage(place, rows['mime-base64'], {
    found: `${quoted(text)} in "${filename}" is no base64`,
    expected: 'letters, digits, + and / in groups of four, the last one filled up with =',
  });

export const nonAscii = (place: Place, { filename, text }: { filename: string; text: string }): Diagnostic =>
  fileMessage(place, userDataRows['mime-non-ascii'], {
    found: `${quoted(text)} in "${filename}" is not plain ASCII, and cloud-init spoils it`,
    expected: 'Content-Transfer-Encoding: base64, or quoted-printable, and the text encoded so',
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
    found: `"${filename}" is text/plain and begins with ${quoted(text)}, which tells cloud-init no kind`,
    expected: 'a Content-Type, or a text that begins with #cloud-config, #! or the like',
  });

export const jobDropped = (place: Place, { filename }: { filename: string }): Diagnostic =>
  fileMessage(place, upstartRows['upstart-job'], {
    found: `"${filename}" is an upstart job, which cloud-init drops from version 22.2 on`,
    expected: 'a script or a bootcmd for guests newer than that',
  });

export const scriptTwice = (
  place: Place,
  { filename, file, first }: { filename: string; file: string; first: { filename: string; place: Place } },
): Diagnostic =>
  fileMessage(place, inventoryTypesRows['duplicate-part'], {
    found: `the script "${filename}" takes the place of "${first.filename}": cloud-init writes both to the file ${file}`,
    expected: 'a name for each script of a kind',
    related: [{ label: 'first', position: first.place.position }],
  });

export const stillEncoded = (
  place: Place,
  { filename, isGzip }: { filename: string; isGzip: boolean },
): Diagnostic =>
  fileMessage(place, partsRows['part-encoded'], {
    found: `"${filename}" is ${isGzip ? 'gzip in base64' : 'base64'} when cloud-init has decoded it`,
    expected: 'a text in base64 once, below the header Content-Transfer-Encoding: base64',
  });
