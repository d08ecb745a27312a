/**
 * Gives the text back, or throws where it holds half of a surrogate pair: UTF-8 has no bytes for that, and
 * Node would write U+FFFD in its place without a word.
 */
export function wellFormed(text: string): string {
  if (loneSurrogate.test(text)) {
    throw new Error(`${JSON.stringify(text)} holds half of a surrogate pair; UTF-8 cannot carry it`);
  }
  return text;
}

const loneSurrogate = /[\ud800-\udfff]/u;
