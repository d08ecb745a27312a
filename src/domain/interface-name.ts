import { fits, misfits, type Parsed } from './parsed.js';

const longest = 15;
const longestLabel = 63;

/** A network interface's name: Linux takes at most 15 characters (IFNAMSIZ less the NUL), no slash, no space. */
export const parseInterfaceName = (text: string): Parsed<string> => parseName(text, longest);

/** The label under which a NIC stands in the inventory alone, since the guest finds it by something else. */
export const parseInterfaceLabel = (text: string): Parsed<string> => parseName(text, longestLabel);

/** A glob over names of interfaces: `en*`, `enp[12]s0`, `eth?`. */
export function parseInterfaceGlob(text: string): Parsed<string> {
  if (/^[A-Za-z0-9*?[][A-Za-z0-9._*?[\]!^-]*$/.test(text)) return fits(text);
  return misfits(`"${text}" matches no name of an interface`, 'a name or a glob, like "en*" or enp1s0');
}

function parseName(text: string, most: number): Parsed<string> {
  const expected = `letters, digits, dots, dashes and underscores, at most ${longest}, like eth0 or bond0.20`;
  if (text.length > most) return misfits(`"${text}" has ${text.length} characters`, expected);
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return fits(text);
  if (text === '') return misfits('the name is empty', expected);
  const wrong = [...text].find((character) => !/[A-Za-z0-9._-]/.test(character)) ?? text[0];
  return misfits(`"${text}" contains "${wrong}"`, expected);
}
