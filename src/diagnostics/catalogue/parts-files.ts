import type { Diagnostic } from '../diagnostic.js';
import { either, messageRows } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'write-files': either(
    'cloud-init cannot write a file as its entry says',
    'At an entry that it cannot write, write_files ends: this file and all later ones are missing in the guest.',
  ),
});

export const fileInConfig = (
  place: Place,
  {
    filename,
    device,
    path,
    isError,
    found,
    expected,
  }: AboutPart & { path: string; isError: boolean; found: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['write-files'], {
    severity: isError ? 'error' : 'warning',
    device,
    found: `"${path}" in "${filename}" ${found}`,
    expected,
  });
