import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'user-data-plain': error(
    'The user-data cannot be plain',
    'Plain user-data is one part without any header. Use user_data_format: auto or mime for all else.',
  ),
  'part-json': error('A part is not valid JSON', 'A part whose content type ends in json must be JSON.'),
});

const asMime = 'set user_data_format to auto or mime';

export const plainParts = (position: Position, { count, device }: { count: number; device: string }) =>
  message(rows['user-data-plain'], position, {
    found: `user_data_format is plain, and the user-data has ${count} parts`,
    expected: 'one part',
    fix: asMime,
    devices: [device],
  });

export const plainHeader = (
  position: Position,
  { filename, lost, device }: AboutPart & { lost: string },
): Diagnostic =>
  message(rows['user-data-plain'], position, {
    found: `user_data_format is plain, and "${filename}" would lose ${lost}`,
    expected: 'a part that needs no header',
    fix: asMime,
    devices: [device],
  });

export const plainFiles = (position: Position, { filename, device }: AboutPart): Diagnostic =>
  message(rows['user-data-plain'], position, {
    found: `user_data_format is plain, and the files of ${device} cannot be written into "${filename}"`,
    expected: 'one cloud-config without write_files, to which files are added',
    fix: asMime,
    devices: [device],
  });

export const partJson = (
  place: Place,
  { filename, device, expected }: AboutPart & { expected: string },
): Diagnostic =>
  partMessage(place, rows['part-json'], {
    device,
    found: `"${filename}" is not valid JSON here`,
    expected,
  });
