/** Modules of Node that take milliseconds to load, with what they load themselves. Of most runs none of their functions is called. */
const slow = 'child_process|http|https|net|os|readline|stream|timers/promises|tls|v8|worker_threads|zlib';

/** Commander starts programs that stand for commands, of which we have none. */
const ofCommander = "const childProcess = require('node:child_process');";

/** Has slow modules of Node loaded where something in them is used first. */
export const lateBuiltIns = {
  name: 'seedpress-late-built-ins',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.endsWith('/commander/lib/command.js') && code.includes(ofCommander)
      ? {
          code: usedLate(code, { line: ofCommander, name: 'childProcess', from: 'child_process' }),
          map: null,
        }
      : null,
  /** @param {string} code */
  renderChunk: (code) => ({ code: inChunk(code), map: null }),
};

/** @param {string} code */
function inChunk(code) {
  let late = code;
  for (const [line, name, from] of code.matchAll(
    new RegExp(`^let (node_\\w+) = require\\("node:(${slow})"\\);$`, 'gm'),
  )) {
    // With a default import it is more than a name before a dot.
    const uses = late.match(new RegExp(`\\b${name}\\b(?!\\.)`, 'g')) ?? [];
    if (uses.length === 1) late = usedLate(late, { line, name: String(name), from: String(from) });
  }
  return late;
}

/**
 * @param {string} code
 * @param {{ readonly line: string, readonly name: string, readonly from: string }} options
 */
const usedLate = (code, { line, name, from }) =>
  code
    .replace(line, `let ${name};`)
    .replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(${name} ??= require("node:${from}")).`);
