import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { rows as inventoryTypesRows } from './inventory-types.js';
import { rows as partsRows } from './parts.js';

export const rows = messageRows({
  'part-encoding': error(
    'A part cannot be sent as 7bit',
    '7bit is for ASCII in short lines only. Use auto or base64.',
  ),
  'part-gzip': error(
    'cloud-init would damage a gzip part',
    'cloud-init forgets the type and the merge type of a gzip part. Remove gzip from this part.',
  ),
  'gzip-twice': warning(
    'A part is compressed twice',
    'Either compress the part, or the user-data as a whole.',
  ),
  'lost-header': error(
    'cloud-init ignores the headers of a part',
    'Put the setting where cloud-init reads it: into the archive entry, or into the file behind the URL.',
  ),
  'vendor-script': error(
    'cloud-init never runs a vendor script',
    'cloud-init runs scripts per boot, per instance or once from user-data only.',
  ),
  'include-name': error(
    'An included part is named index.html',
    'The folder of included parts has a listing of this name.',
  ),
});

export const sevenBitImpossible = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic =>
  message(rows['part-encoding'], position, {
    found: `"${template}" is declared 7bit, but its text is not plain ASCII in lines of at most 998 characters`,
    expected: 'encoding auto or base64',
    fix: 'remove "encoding: 7bit"; auto then chooses base64 for this text',
    devices: [device],
  });

export const gzipWouldSpoil = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic =>
  message(rows['part-gzip'], position, {
    found: `"${template}" is declared gzip, but cloud-init forgets the type and the merge type of a gzip part`,
    expected: 'gzip only for a plain ASCII part whose first line tells its type, without merge_type',
    fix: 'remove "gzip: true" here',
    devices: [device],
  });

export const gzipTwice = (position: Position, { template }: { template: string }): Diagnostic =>
  message(rows['gzip-twice'], position, {
    found: `"${template}" is declared gzip, but the whole user-data is already compressed`,
    expected: 'either gzip: true here, or gzip_user_data: true for all parts',
  });

export const lostHeaders = (
  position: Position,
  { template, contentType, keys }: { template: string; contentType: string; keys: readonly string[] },
): Diagnostic =>
  message(rows['lost-header'], position, {
    found: `${keys.join(' and ')} of "${template}" ${keys.length === 1 ? 'has' : 'have'} no effect, because cloud-init ignores the headers of ${contentType}`,
    expected: contentType.includes('archive')
      ? 'launch-index in the entries of the archive, and merge_how in their content'
      : 'these headers in the files that the URLs lead to',
  });

export const nestedHeaders = (
  position: Position,
  { template, keys }: { template: string; keys: readonly string[] },
): Diagnostic =>
  message(partsRows['nested-mime'], position, {
    found: `${keys.join(' and ')} of "${template}" ${keys.length === 1 ? 'has' : 'have'} no effect, because it is a MIME file with its own headers`,
    expected: 'these headers inside the file, at its parts',
  });

export const neverRun = (
  position: Position,
  { template, contentType }: { template: string; contentType: string },
): Diagnostic =>
  message(rows['vendor-script'], position, {
    found: `"${template}" is ${contentType} in vendor_data, so cloud-init writes it to a folder whose scripts it never runs`,
    expected: 'the script in user_data, or a plain script in vendor_data',
  });

export const includedTwice = (
  position: Position,
  { filename, first }: { filename: string; first: Position },
): Diagnostic =>
  message(inventoryTypesRows['duplicate-part'], position, {
    found: `user_data also includes a part "${filename}", and both would be one file in the folder inc/ of the device`,
    expected: 'a different name for each',
    fix: 'set filename in the include of one of them',
    related: [{ label: 'first', position: first }],
  });

export const listingName = (position: Position): Diagnostic =>
  message(rows['include-name'], position, {
    found: 'an included part is named "index.html", which is the listing of the folder inc/',
    expected: 'another filename in its include',
  });
