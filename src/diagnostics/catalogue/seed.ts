import type { Diagnostic, Position } from '../diagnostic.js';

export const sevenBitImpossible = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic => ({
  code: 'part-encoding',
  severity: 'error',
  position,
  found: `"${template}" is declared 7bit and its text is not plain ASCII in lines of at most 998 characters`,
  expected: 'encoding auto or base64 for such a text',
  remedy: 'drop "encoding: 7bit": auto chooses base64 where the text needs it',
  devices: [device],
});

export const gzipWouldSpoil = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic => ({
  code: 'part-gzip',
  severity: 'error',
  position,
  found: `"${template}" is declared gzip, and cloud-init would spoil it: it forgets a gzip part's type and merge type`,
  expected: 'gzip for a plain ASCII part whose first line tells its type, with no merge_type',
  remedy: 'drop "gzip: true" here',
  devices: [device],
});

export const gzipTwice = (position: Position, { template }: { template: string }): Diagnostic => ({
  code: 'gzip-twice',
  severity: 'warning',
  position,
  found: `"${template}" is declared gzip, in a user-data that is compressed as a whole`,
  expected: 'one of the two: gzip: true here, or gzip_user_data: true for all',
});

export const lostHeaders = (
  position: Position,
  { template, contentType, keys }: { template: string; contentType: string; keys: readonly string[] },
): Diagnostic => ({
  code: 'lost-header',
  severity: 'error',
  position,
  found: `${keys.join(' and ')} of "${template}": cloud-init forgets the headers of ${contentType}`,
  expected: contentType.includes('archive')
    ? 'launch-index in the entries of the archive, and merge_how in their texts'
    : 'such headers in the files that the URLs lead to',
});

export const nestedHeaders = (
  position: Position,
  { template, keys }: { template: string; keys: readonly string[] },
): Diagnostic => ({
  code: 'nested-mime',
  severity: 'error',
  position,
  found: `${keys.join(' and ')} of "${template}", which is a MIME file with headers and encodings of its own`,
  expected: 'such headers inside the file, at its parts',
});

export const neverRun = (
  position: Position,
  { template, contentType }: { template: string; contentType: string },
): Diagnostic => ({
  code: 'vendor-script',
  severity: 'error',
  position,
  found: `"${template}" is ${contentType} in vendor_data, which cloud-init writes to a folder that it never runs`,
  expected: 'the script in user_data, or a plain script',
});

export const includedTwice = (
  position: Position,
  { filename, first }: { filename: string; first: Position },
): Diagnostic => ({
  code: 'duplicate-part',
  severity: 'error',
  position,
  found: `user_data includes a part "${filename}" as well`,
  expected: 'a name for each: both would be the file inc/… of the device',
  remedy: 'give one of them a filename inside its include',
  related: [{ label: 'first', position: first }],
});

export const listingName = (position: Position): Diagnostic => ({
  code: 'include-name',
  severity: 'error',
  position,
  found: 'an included part has the name "index.html", under which the folder inc/ is listed',
  expected: 'another filename inside its include',
});
