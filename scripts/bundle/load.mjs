// dist/load.js: loads the chunks in dist/code, with what V8 made of them in an earlier run. docs/adr/0040 says why, and what V8 checks.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/** @typedef {{ readonly exports: any }} Chunk */

const here = new URL('./code/', import.meta.url);
const isOff = !['', '0', undefined].includes(process.env.NODE_DISABLE_COMPILE_CACHE);

/** Beside dist/, for whoever may write there may change the code as well. V8's tag tells flags apart, and not all versions of Node. */
const cache = new URL(
  `../.cache/v8-${process.version}-${process.arch}-${cachedDataVersionTag()}/`,
  import.meta.url,
);

const commandsName = 'commands.json';
const digestLength = 32;

/** @type {Map<string, Chunk>} */
const loaded = new Map();
/** @type {Map<string, { readonly script: Script, readonly isKnown: boolean }>} */
const compiled = new Map();

const ofNode = createRequire(import.meta.url);
/** @param {string} name */
const require = (name) => (name.startsWith('./') ? load(name.slice(2)) : ofNode(name));
/** @param {string} name */
const __import = (name) => import(name);

/**
 * What a chunk exports.
 * @param {string} name of the file in dist/code
 */
export function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const chunk = { exports: {} };
  // Before it runs: chunks that need each other see what there is so far.
  loaded.set(name, chunk);
  const url = new URL(name, here);
  const text = readFileSync(url, 'utf8');
  const cachedData = isOff ? undefined : readKept(name);
  const script = new Script(`(function (exports, require, module, __url, __import) {${text}\n})`, {
    filename: fileURLToPath(url),
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  compiled.set(name, { script, isKnown: script.cachedDataRejected === false });
  script.runInThisContext()(chunk.exports, require, chunk, url.href, __import);
  return chunk.exports;
}

/**
 * Runs the command line, and keeps what V8 compiled: of each chunk that is new, and of all where a command ran for the first time.
 * @param {string} name of the file in dist/code
 * @param {string | undefined} command
 */
export function runProgram(name, command = '') {
  load(name);
  // What was called wrongly is no command.
  if (!isOff) process.once('exit', (code) => code === 2 || keep(command));
}

/** @param {string} command */
function keep(command) {
  const commands = readCommands();
  const isKnown = commands.includes(command);
  const fresh = [...compiled].filter(([, chunk]) => !isKnown || !chunk.isKnown);
  if (fresh.length === 0) return;
  try {
    mkdirSync(cache, { recursive: true });
    const chunks = new Set(readdirSync(here).map((name) => `${name}.bin`));
    for (const name of readdirSync(cache))
      if (name !== commandsName && !chunks.has(name)) rmSync(new URL(name, cache), { force: true });
    for (const [name, { script }] of fresh) {
      const data = script.createCachedData();
      replace(`${name}.bin`, Buffer.concat([digestOf(data), data]));
    }
    if (!isKnown) replace(commandsName, JSON.stringify([...commands, command]));
  } catch {
    // A package that is read-only, or a full disk: the next run compiles again.
  }
}

/**
 * V8 looks at its own version, its flags and the length of the source, and not at the bytes: damaged ones, and those of another Node, end the
 * process or make it reckon wrongly.
 * @param {string} name
 */
function readKept(name) {
  try {
    const kept = readFileSync(new URL(`${name}.bin`, cache));
    const data = kept.subarray(digestLength);
    return digestOf(data).equals(kept.subarray(0, digestLength)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {readonly string[]} */
function readCommands() {
  try {
    return JSON.parse(readFileSync(new URL(commandsName, cache), 'utf8'));
  } catch {
    return [];
  }
}

/**
 * With what tells the program apart that compiled it: a Node of the same version may have been built in another way.
 * @param {Uint8Array} data
 */
function digestOf(data) {
  const { size, mtimeMs } = statSync(process.execPath);
  return createHash('sha256').update(`${size} ${mtimeMs}\n`).update(data).digest();
}

/**
 * @param {string} name
 * @param {Uint8Array | string} content
 */
function replace(name, content) {
  const fresh = new URL(`${name}.${process.pid}`, cache);
  writeFileSync(fresh, content, { flag: 'wx' });
  renameSync(fresh, new URL(name, cache));
}
