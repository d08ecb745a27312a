/** @typedef {import('./floors.mjs').Power} Power */

// To read from and close what is open writes nothing; who may open for writing is asked where it is opened.
const fileReaders = new Set(
  'access close constants createReadStream exists fstat lstat opendir pathExists read readFile readJSON readJson readdir readlink realpath stat statfs unwatchFile watch watchFile'.split(
    ' ',
  ),
);

const addressReaders = new Set(['BlockList', 'SocketAddress', 'isIP', 'isIPv4', 'isIPv6']);

const ofFiles = (/** @type {string | undefined} */ name) =>
  name !== undefined && fileReaders.has(name.replace(/Sync$/, '')) ? 'read' : 'write';

const ofNet = (/** @type {string | undefined} */ name) =>
  name !== undefined && addressReaders.has(name) ? undefined : 'network';

// What a thread is told by the one that started it starts nothing.
const ofThreads = (/** @type {string | undefined} */ name) =>
  name !== undefined && ['parentPort', 'workerData'].includes(name) ? 'surroundings' : 'run';

const ofCrypto = (/** @type {string | undefined} */ name) =>
  name === undefined || /^(random|generate|getRandom|webcrypto)/.test(name) ? 'chance' : undefined;

// Platform and user decide what the system lets us do, not what is written.
const harmless = new Set(['emitWarning', 'getgid', 'getuid', 'nextTick', 'platform']);

/**
 * The power that a member of the global `process` gives; most of them tell of the surroundings.
 * @param {string | undefined} name undefined: process as a whole
 * @returns {Power | undefined}
 */
function ofProcess(name) {
  if (name === 'hrtime' || name === 'uptime') return 'clock';
  if (name === 'pid') return 'chance';
  if (name === 'kill') return 'run';
  return name !== undefined && harmless.has(name) ? undefined : 'surroundings';
}

/**
 * Module -> the power that importing a name from it gives; the name is undefined for the module as a whole.
 * @type {ReadonlyMap<string, (name: string | undefined) => Power | undefined>}
 */
const modules = new Map([
  ...each('fs fs/promises fs-extra fs-extra/esm graceful-fs', ofFiles),
  ...each('tinyglobby', () => 'read'),
  ...each('child_process cluster execa', () => 'run'),
  ...each('worker_threads', ofThreads),
  ...each('net', ofNet),
  ...each('dgram dns dns/promises http http2 https tls serve-handler', () => 'network'),
  ...each('crypto', ofCrypto),
  ...each('perf_hooks', () => 'clock'),
  ...each('process', ofProcess),
  // As the PID it tells which machine this is, and must not stand in what is written.
  ...each('os', (name) => (name === 'hostname' ? 'chance' : 'surroundings')),
  ...each('readline tty', () => 'surroundings'),
]);

/**
 * @param {string} names
 * @param {(name: string | undefined) => Power | undefined} powerOf
 * @returns {readonly (readonly [string, (name: string | undefined) => Power | undefined])[]}
 */
function each(names, powerOf) {
  return names.split(' ').map((name) => [name, powerOf]);
}

/**
 * The power that an import gives.
 * @param {string} specifier
 * @param {string | undefined} name undefined: the module as a whole
 * @returns {Power | undefined}
 */
export function powerOfImport(specifier, name) {
  return modules.get(specifier.replace(/^node:/, ''))?.(name);
}

/** @type {ReadonlyMap<string, Power>} */
const globals = new Map([
  ['Date.now', 'clock'],
  ['performance.now', 'clock'],
  ['performance.timeOrigin', 'clock'],
  ['Math.random', 'chance'],
  ['crypto.getRandomValues', 'chance'],
  ['crypto.randomUUID', 'chance'],
  ['fetch', 'network'],
  ['EventSource', 'network'],
  ['WebSocket', 'network'],
]);

/**
 * The power that a global, or a member of one, gives.
 * @param {string} object
 * @param {string | undefined} [member]
 * @returns {Power | undefined}
 */
export function powerOfGlobal(object, member) {
  if (object === 'process') return ofProcess(member);
  return globals.get(member === undefined ? object : `${object}.${member}`);
}
