import { fits, misfits, type Parsed } from './parsed.js';

const longest = 15;

/** A network interface's name: Linux takes at most 15 characters (IFNAMSIZ less the NUL), no slash, no space. */
export function parseInterfaceName(text: string): Parsed<string> {
  const expected = `letters, digits, dots, dashes and underscores, at most ${longest}, like eth0 or bond0.20`;
  if (text.length > longest) return misfits(`"${text}" has ${text.length} characters`, expected);
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return fits(text);
  if (text === '') return misfits('an empty name', expected);
  const wrong = [...text].find((character) => !/[A-Za-z0-9._-]/.test(character)) ?? text[0];
  return misfits(`"${text}" holds "${wrong}"`, expected);
}
