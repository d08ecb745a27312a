import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'launch-index': error(
    'A launch index is not a number',
    'With a launch index that is not a number, no machine gets the part.',
  ),
  'archive-list': error('An archive is not a list', 'A cloud-config-archive is a list of parts.'),
  'archive-entry': error(
    'An archive entry is not a part',
    'An entry is a string, or a mapping with type and content.',
  ),
  'archive-type': error(
    'An archive entry has a wrong type',
    'cloud-init stops at a type that is not two words with a slash.',
  ),
  'archive-kind': error(
    'An archive cannot hold this kind of part',
    'cloud-init does not open such a part inside an archive. Make it a separate part.',
  ),
  'archive-value': error(
    'A value in an archive is not a string',
    'cloud-init makes headers and bodies of these values and stops at anything else.',
  ),
});

export const notAList = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['archive-list'], {
    device,
    found: `the archive "${filename}" is ${found}`,
    expected: 'a list of parts, like - { type: text/cloud-config, content: "…" }',
  });

export const archiveEntry = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['archive-entry'], {
    device,
    found: `an entry of the archive "${filename}" is ${found}, and cloud-init ignores it`,
    expected: 'a string, or a mapping with type and content',
  });

export const archiveType = (
  place: Place,
  { filename, device, type }: AboutPart & { type: string },
): Diagnostic =>
  partMessage(place, rows['archive-type'], {
    device,
    found: `"${type}" in the archive "${filename}" is not a content type, and cloud-init stops at it`,
    expected: 'two words with a slash, like text/cloud-config',
  });

export const archiveKind = (
  place: Place,
  { filename, device, contentType }: AboutPart & { contentType: string },
): Diagnostic =>
  partMessage(place, rows['archive-kind'], {
    device,
    found: `an entry of the archive "${filename}" is ${contentType}, which cloud-init does not open inside an archive`,
    expected: 'a separate part in user_data',
  });

export const archiveLaunchIndex = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['launch-index'], {
    device,
    found: `the launch-index in the archive "${filename}" is ${found}`,
    expected: 'a whole number, like 0',
  });

export const archiveValue = (
  place: Place,
  { filename, device, key, found }: AboutPart & { key: string; found: string },
): Diagnostic =>
  partMessage(place, rows['archive-value'], {
    device,
    found: `"${key}" in the archive "${filename}" is ${found}, and cloud-init stops at it`,
    expected: 'a string',
    fix: key === 'content' ? 'write "content: |" and indent the text below it' : undefined,
  });
