import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { VERSION } from './version.js';

/** What a program may say, and the command line does. */
export interface CommonOptions {
  /** The folder that holds devices/ and templates/; default: the current folder. */
  readonly root?: string;
  /** Warnings count as errors; default: false. */
  readonly strict?: boolean;
  /** cloud-init's schema of cloud-configs; default: that of the cloud-init that is installed here. */
  readonly cloudInitSchema?: string;
  /** Folders below which an installed cloud-init may lie; default: /usr/lib and /usr/local/lib. */
  readonly libraryFolders?: readonly string[];
  /** Where genisoimage, shells and Python are looked for; default: PATH. */
  readonly searchPath?: string;
  /** How many programs may run at once; default: as many as there are processors. */
  readonly jobs?: number;
}

/** Where the site is, for what reads or writes the output. */
export interface OutputOptions {
  /** The output folder; default: out/ in the root. */
  readonly out?: string;
}

/** The options with all that is left open decided, paths absolute. */
export function withDefaults<T extends CommonOptions & OutputOptions>(options: T) {
  const { root = '.', out, cloudInitSchema } = options;
  const absolute = resolve(root);
  return {
    strict: false,
    libraryFolders: ['/usr/lib', '/usr/local/lib'],
    searchPath: process.env.PATH ?? '',
    jobs: availableParallelism(),
    ...options,
    root: absolute,
    out: out === undefined ? join(absolute, 'out') : resolve(out),
    ...(cloudInitSchema === undefined ? {} : { cloudInitSchema: resolve(cloudInitSchema) }),
    version: VERSION,
  };
}
