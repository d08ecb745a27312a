/** What Python's b64decode() gives of a text. */
export type PythonBase64 =
  | {
      readonly ok: true;
      readonly bytes: Buffer /** A character that it passed over, line ends and blanks aside. */;
      readonly foreign?: string;
    }
  | { readonly ok: false };

/**
 * base64 as Python reads it unless it is told to be strict: foreign characters are passed over, a whole padding is the
 * end, and what does not fill its last group is an error. Source: CPython Modules/binascii.c a2b_base64.
 */
export function pythonBase64(text: string): PythonBase64 {
  if (/[^\p{ASCII}]/u.test(text)) return { ok: false };
  const end = paddedEnd(text);
  const letters = text.slice(0, end).replace(/[^A-Za-z0-9+/]/g, '');
  if (end === text.length && letters.length % 4 !== 0) return { ok: false };
  // Who leaves the rest out writes dots.
  const foreign = /[^A-Za-z0-9+/=.\s]/.exec(text.slice(0, end))?.[0];
  return { ok: true, bytes: Buffer.from(letters, 'base64'), ...(foreign === undefined ? {} : { foreign }) };
}

/** The index at which a padding completes a group; the length of a text without one. */
function paddedEnd(text: string): number {
  let [letters, pads] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '=') {
      pads += letters >= 2 ? 1 : 0;
      if (letters >= 2 && letters + pads >= 4) return at;
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      letters = (letters + 1) % 4;
      pads = 0;
    }
  }
  return text.length;
}
