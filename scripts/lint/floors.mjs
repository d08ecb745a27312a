/**
 * The floors of src/ and the floors that each may import; the picture of it stands in ARCHITECTURE.md.
 * Files of one floor import each other freely.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const floors = {
  cli: ['server', 'importers', 'pipeline', 'diagnostics', 'domain'],
  library: ['pipeline', 'diagnostics', 'domain'],
  server: ['pipeline', 'domain'],
  playground: ['importers', 'report', 'seed', 'checks', 'cloud-init', 'encode', 'diagnostics', 'domain'],
  importers: [
    'pipeline',
    'sinks',
    'inventory',
    'seed',
    'checks',
    'layouts',
    'cloud-init',
    'encode',
    'diagnostics',
    'domain',
  ],
  pipeline: [
    'sinks',
    'config',
    'inventory',
    'templates',
    'seed',
    'checks',
    'layouts',
    'host',
    'datasource',
    'attach',
    'report',
    'cloud-init',
    'encode',
    'diagnostics',
    'domain',
  ],
  sinks: ['encode', 'domain'],
  config: ['diagnostics', 'domain'],
  inventory: ['encode', 'diagnostics', 'domain'],
  templates: ['encode', 'diagnostics', 'domain'],
  seed: ['encode', 'diagnostics', 'domain'],
  checks: ['cloud-init', 'encode', 'diagnostics', 'domain'],
  layouts: ['encode', 'domain'],
  host: ['encode', 'domain'],
  datasource: ['encode', 'domain'],
  attach: ['encode', 'domain'],
  report: ['cloud-init', 'encode', 'domain'],
  'cloud-init': ['encode', 'diagnostics', 'domain'],
  encode: ['domain'],
  diagnostics: [],
  domain: [],
};

/**
 * The doors of the house: files of src/ itself, and the floors behind each.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const entries = {
  'main.ts': ['cli'],
  'serve-thread.ts': ['cli'],
  'write-thread.ts': ['sinks'],
  'index.ts': ['library', 'pipeline', 'layouts', 'diagnostics', 'domain'],
  'lint.ts': ['library', 'pipeline', 'diagnostics', 'domain'],
  'iso.ts': ['encode', 'domain'],
  'yaml.ts': ['cloud-init', 'encode', 'domain'],
};

/**
 * What a floor or an entry may do beside computing. What is not named here may do nothing of it: same inputs, same bytes.
 * @type {Readonly<Record<string, readonly Power[]>>}
 */
export const powers = {
  'main.ts': ['surroundings'],
  'serve-thread.ts': ['surroundings'],
  'write-thread.ts': ['surroundings'],
  library: ['read', 'surroundings'],
  cli: ['read', 'network', 'clock', 'chance', 'surroundings'],
  server: ['read', 'network', 'clock'],
  pipeline: ['read'],
  sinks: ['read', 'write', 'run', 'network', 'chance'],
  inventory: ['read'],
  templates: ['read'],
};

/** @typedef {'read' | 'write' | 'run' | 'network' | 'clock' | 'chance' | 'surroundings'} Power */

/** @type {Readonly<Record<Power, string>>} */
export const powerPhrases = {
  read: 'read files',
  write: 'write files',
  run: 'start processes',
  network: 'use the network',
  clock: 'read the clock',
  chance: 'draw random values',
  surroundings: 'look at environment, arguments, folder or terminal',
};
