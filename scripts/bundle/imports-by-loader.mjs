/** `import()` of what is no part of the bundle: a package by its name, or an address that is known late. */
const fromOutside = /(?<![.\w'"`])import\((?!['"]\.)/g;

/**
 * V8 scripts with a code cache have no import() of their own on Node 20, so that of the loader stands in for it.
 * @param {string} compiled absolute
 */
export const importsByLoader = (compiled) => ({
  name: 'seedpress-imports-by-loader',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.startsWith(`${compiled}/config/`) && fromOutside.test(code)
      ? { code: code.replace(fromOutside, '__import('), map: null }
      : null,
});
