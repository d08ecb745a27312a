import type { Diagnostic } from '../diagnostic.js';
import { rows as values } from './inventory-values.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const keyInConfig = (
  place: Place,
  { filename, device, path, found, expected }: AboutPart & { path: string; found: string; expected: string },
): Diagnostic =>
  partMessage(place, values['public-key'], {
    device,
    found: `"${path}" in "${filename}": ${found}`,
    expected,
  });
