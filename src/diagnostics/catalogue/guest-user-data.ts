import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'guest-user-data': error(
    'A guest cannot read its user-data',
    'Some guests read only one text, without MIME, and choose its kind by the first line. docs/clients.md lists what each reads.',
  ),
  'guest-script': warning(
    'A guest runs a script and reads nothing else',
    'Some guests read name, keys and network only if their user-data is a cloud-config. Put the script into runcmd.',
  ),
});

export interface AboutGuest {
  readonly guest: string;
}

/** The place is that of `user_data_format`. */
export const guestFormat = (
  position: Position,
  { guest, devices }: AboutGuest & { devices: number },
): Diagnostic =>
  message(rows['guest-user-data'], position, {
    found: `user_data_format is mime, and ${guest} reads no MIME${devices > 1 ? ` (${devices} devices)` : ''}`,
    expected: 'user_data_format: plain, or none',
  });

export const guestParts = (
  position: Position,
  { guest, count, device }: AboutGuest & { count: number; device: string },
): Diagnostic =>
  message(rows['guest-user-data'], position, {
    found: `the user-data has ${count} parts, and ${guest} reads one text without MIME`,
    expected: 'one part',
    fix: 'join the parts in one template, for example with {% include %}',
    devices: [device],
  });

export const guestHeader = (
  position: Position,
  { guest, filename, lost, device }: AboutGuest & AboutPart & { lost: string },
): Diagnostic =>
  message(rows['guest-user-data'], position, {
    found: `"${filename}" would lose ${lost}, since ${guest} reads no MIME`,
    expected: 'a part that needs no header',
    devices: [device],
  });

export const guestPartType = (
  position: Position,
  {
    guest,
    filename,
    contentType,
    takes,
    device,
  }: AboutGuest & AboutPart & { contentType: string; takes: string },
): Diagnostic =>
  message(rows['guest-user-data'], position, {
    found: `"${filename}" is ${contentType}, and ${guest} reads only ${takes}`,
    expected: `content_type: ${takes}`,
    devices: [device],
  });

export const guestFiles = (
  position: Position,
  { guest, filename, device }: AboutGuest & AboutPart,
): Diagnostic =>
  message(rows['guest-user-data'], position, {
    found: `the files of ${device} cannot be written into "${filename}", and ${guest} reads one text without MIME`,
    expected: 'a cloud-config without write_files, to which files are added',
    devices: [device],
  });

/** The place is that of the first line. */
export const guestBeginning = (
  place: Place,
  {
    guest,
    filename,
    device,
    first,
    words,
    takesMime,
  }: AboutGuest & AboutPart & { first: string; words: string; takesMime: boolean },
): Diagnostic =>
  partMessage(place, rows['guest-user-data'], {
    device,
    found: `"${filename}" begins with ${JSON.stringify(first.slice(0, 60))}, which ${guest} does not read in plain user-data`,
    expected: `text that begins with ${words}`,
    ...(takesMime ? { fix: 'set user_data_format to auto or mime' } : {}),
  });

/** The place is that of the first line. */
export const guestScript = (
  place: Place,
  { guest, filename, device, drops }: AboutGuest & AboutPart & { drops: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['guest-script'], {
    device,
    found: `"${filename}" is a script, so ${guest} ignores the ${listed(drops)}`,
    expected: 'a cloud-config',
    fix: 'write the commands into runcmd',
  });

const listed = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** The place is where it is no YAML. */
export const guestScriptYaml = (
  place: Place,
  { guest, filename, device, found }: AboutGuest & AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['guest-user-data'], {
    device,
    found: `${guest} reads "${filename}" as YAML before it runs it, and that fails: ${found}`,
    expected: 'a cloud-config',
    fix: 'write the commands into runcmd',
  });

/** The place is the deepest that is there. */
export const guestMissing = (
  place: Place,
  { guest, filename, device, path }: AboutGuest & AboutPart & { path: string },
): Diagnostic =>
  partMessage(place, rows['guest-user-data'], {
    device,
    found: `"${filename}" has no ${path}, without which ${guest} refuses it`,
    expected: `a string at ${path}`,
  });

/** Text of a content type that promises YAML; the place is that of what is wrong. */
export const guestYaml = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['guest-user-data'], {
    device,
    found: `"${filename}" is not a mapping in YAML: ${found}`,
    expected: 'a mapping, like version: v1alpha1',
  });
