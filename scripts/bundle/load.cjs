// dist/load.cjs: loads the chunks in dist/code, with what V8 made of them in an earlier run. docs/adr/0040 and 0057 say why, and what V8 checks.
const { hash } = require('node:crypto');
const {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

/** @typedef {{ readonly exports: any }} Chunk */

const here = join(__dirname, 'code');
const isOff = !['', '0', undefined].includes(process.env.NODE_DISABLE_COMPILE_CACHE);

/** Beside dist/, for whoever may write there may change the code as well. */
const cache = isOff
  ? ''
  : join(__dirname, '..', '.cache', `v8-${process.version}-${process.arch}-${nodeKey()}`);

const runsName = 'runs.json';
const digestLength = 32;
/** V8 lets go of code that was not used for long, so a long run has less of it at its end than it needed. */
const longMs = 10_000;

/** @type {Map<string, Chunk>} */
const loaded = new Map();
/** @type {Map<string, { readonly script: Script, readonly isKnown: boolean }>} */
const compiled = new Map();

/** @param {string} name */
const requireBy = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));
/** @param {string} name */
const __import = (name) => import(name);

/**
 * What a chunk exports.
 * @param {string} name of the file in dist/code
 */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const chunk = { exports: {} };
  // Before it runs: chunks that need each other see what there is so far.
  loaded.set(name, chunk);
  const path = join(here, name);
  const cachedData = isOff ? undefined : readKept(name);
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  compiled.set(name, { script, isKnown: script.cachedDataRejected === false });
  script.runInThisContext()(chunk.exports, requireBy, chunk, pathToFileURL(path).href, __import);
  return chunk.exports;
}

/**
 * Runs the command line, and keeps what V8 compiled: of each chunk that is new, and of all where a command ran for the first time, or with
 * other chunks than before. A build that publishes nothing needs other functions than one that does.
 * @param {string} name of the file in dist/code
 * @param {string | undefined} command
 */
function runProgram(name, command = '') {
  load(name);
  // What was called wrongly is no command.
  if (!isOff) process.once('exit', (code) => code === 2 || keep(command));
}

/** @param {string} command */
function keep(command) {
  const runs = readRuns();
  const run = [command, ...[...compiled.keys()].sort()].join(' ');
  const isKnown = runs.includes(run);
  const isLong = performance.now() > longMs;
  const fresh = [...compiled].filter(([, chunk]) => !chunk.isKnown || !(isKnown || isLong));
  if (fresh.length === 0) return;
  try {
    mkdirSync(cache, { recursive: true });
    const chunks = new Set(readdirSync(here).map((file) => `${file}.bin`));
    for (const file of readdirSync(cache))
      if (file !== runsName && !chunks.has(file)) rmSync(join(cache, file), { force: true });
    for (const [file, { script }] of fresh) {
      const data = script.createCachedData();
      replace(`${file}.bin`, Buffer.concat([digestOf(data), data]));
    }
    if (!isKnown && !isLong) replace(runsName, JSON.stringify([...runs.slice(-mostRuns), run]));
  } catch {
    // A package that is read-only, or a full disk: the next run compiles again.
  }
}

const mostRuns = 200;

/**
 * V8 looks at its own version, its flags and the length of the source, and not at the bytes: damaged ones end the process or make it reckon
 * wrongly.
 * @param {string} name
 */
function readKept(name) {
  try {
    const kept = readFileSync(join(cache, `${name}.bin`));
    const data = kept.subarray(digestLength);
    return digestOf(data).equals(kept.subarray(0, digestLength)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** @returns {readonly string[]} */
function readRuns() {
  try {
    return JSON.parse(readFileSync(join(cache, runsName), 'utf8'));
  } catch {
    return [];
  }
}

/**
 * Tells one `node` from another, for those of the same version may have been built in another way, and flags of V8 from others: what one
 * compiled makes another reckon wrongly.
 */
function nodeKey() {
  const { size, mtimeMs } = statSync(process.execPath);
  const hasFlags = process.execArgv.length > 0 || ![undefined, ''].includes(process.env.NODE_OPTIONS);
  // Asked for only then: Node loads much with it.
  const flags = hasFlags ? require('node:v8').cachedDataVersionTag() : '';
  return hash('sha256', `${size} ${mtimeMs} ${flags}`, 'hex').slice(0, 16);
}

/** @param {Uint8Array} data */
const digestOf = (data) => hash('sha256', data, 'buffer');

/**
 * @param {string} name
 * @param {Uint8Array | string} content
 */
function replace(name, content) {
  const fresh = join(cache, `${name}.${process.pid}`);
  writeFileSync(fresh, content, { flag: 'wx' });
  renameSync(fresh, join(cache, name));
}

module.exports = { load, runProgram };
