/**
 * Chunks as the loader hands them to V8: a function, in ASCII. With any other character V8 keeps two bytes for each, and reads them for longer.
 */
export const asScript = {
  name: 'seedpress-as-script',
  /** @param {string} code */
  renderChunk: (code) => ({ code: `${head}${inAscii(code)}\n})`, map: null }),
};

const head = '(function (exports, require, module, __url, __import) {';

/**
 * Strings, regular expressions and names mean the same with escapes; only String.raw shows them.
 * @param {string} code
 */
function inAscii(code) {
  if (/String\.raw`[^`]*[^\0-\x7f`]/.test(code))
    throw new Error('String.raw shows an escape as it is written');
  return code.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
