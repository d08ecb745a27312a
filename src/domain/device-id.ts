import { fits, misfits, type Parsed } from './parsed.js';

/** `[a-z0-9][a-z0-9-]*`, at most 63 characters: a file name, a host name and a URL segment at once. */
export type DeviceId = string & { readonly __brand: 'DeviceId' };

const expected =
  'lower-case letters, digits and dashes, not starting with a dash, at most 63, like waf-ba-0001';

export function parseDeviceId(text: string): Parsed<DeviceId> {
  if (text.length > 63) return misfits(`"${text}" has ${text.length} characters`, expected);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text)) {
    const wrong = [...text].find((character) => !/[a-z0-9-]/.test(character)) ?? text[0];
    return misfits(text === '' ? 'an empty id' : `"${text}" holds "${wrong}"`, expected);
  }
  if (text.endsWith('-'))
    return misfits(`"${text}" ends in a dash`, `${expected}; a host name ends in a letter or digit`);
  return fits(text as DeviceId);
}
