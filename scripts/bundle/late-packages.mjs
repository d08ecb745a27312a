/**
 * Has the chunk with a package loaded where something of the package is used first. Our own reader takes most YAML.
 */
export const latePackages = {
  name: 'seedpress-late-packages',
  /** @param {string} code */
  renderChunk: (code) => ({ code: inChunk(code), map: null }),
};

/** The chunks that hold one package each: scripts/bundle/chunk-of.mjs. */
export const late = ['yaml'];

/** @param {string} code */
function inChunk(code) {
  let result = code;
  for (const [line, chunk, path] of code.matchAll(
    new RegExp(`^.*\\bconst (require_(?:${late.join('|')})) = (require\\("[^"]+"\\));$`, 'gm'),
  )) {
    const [made, name, main] =
      new RegExp(`^var (import_\\w+) = ${chunk}\\.(require_\\w+)\\(\\);$`, 'm').exec(result) ?? [];
    // One use is that line.
    if (made === undefined || uses(result, `${chunk}.`) !== 1)
      throw new Error(`${line} is used in another way`);
    const needed = `(${name} ??= ${path}.${main}())`;
    result = result
      .replace(line, line.replace(`const ${chunk} = ${path};`, ''))
      .replace(made, `var ${name};`)
      .replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `${needed}.`);
  }
  return result;
}

/**
 * @param {string} code
 * @param {string} text
 */
const uses = (code, text) => code.split(text).length - 1;
