import { fits, misfits, type Parsed } from './parsed.js';

/** `[a-z0-9][a-z0-9-]*`, at most 63 characters: a file name, a host name and a URL segment at once. */
export type DeviceId = string & { readonly __brand: 'DeviceId' };

const expected = 'at most 63 lower-case letters, digits and dashes, like waf-ba-0001';

export function parseDeviceId(text: string): Parsed<DeviceId> {
  if (text.length > 63) return misfits(`the id "${text}" has ${text.length} characters`, expected);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text)) {
    const wrong = [...text].find((character) => !/[a-z0-9-]/.test(character)) ?? text[0];
    return misfits(
      text === ''
        ? 'the id is empty'
        : `the id "${text}" ${wrong === '-' ? 'starts with a dash' : `contains "${wrong}"`}`,
      expected,
    );
  }
  if (text.endsWith('-'))
    return misfits(
      `the id "${text}" ends with a dash`,
      'a letter or digit at its end, because the id is also a host name',
    );
  return fits(text as DeviceId);
}
