/** All that a command may know of the world around it: tests hand in their own. */
export interface Io {
  /** Results. */
  readonly stdout: (text: string | Uint8Array) => void;
  /** Whoever reads the results has stopped reading: a command that goes on leaves out what it can. */
  readonly isOutputBehind: () => boolean;
  /** What the system said where results could not be written, as on a full disk; resolves when all was tried. */
  readonly lostOutput: () => Promise<string | undefined>;
  /** Everything else: messages, summaries, progress. */
  readonly stderr: (text: string) => void;
  /** All that comes in on standard input. */
  readonly stdin: () => Promise<Buffer>;
  /** Whether stderr is a terminal that can redraw a line. */
  readonly isTerminal: boolean;
  /** Whether stdout is a terminal, and a person reads the results. */
  readonly isOutputTerminal: boolean;
  /** Whether what goes to a terminal may have colours: NO_COLOR is not set. */
  readonly hasColours: boolean;
  /** FORCE_COLOR is set: what goes to a file or a pipe has colours as well. */
  readonly forcesColours?: boolean;
  readonly cwd: string;
  /** Variables of the environment, which values of an inventory may name as secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** PATH: where system programs are looked for. */
  readonly searchPath: string;
  /** Folders below which an installed cloud-init may lie, with its schema: /usr/lib. */
  readonly libraryFolders: readonly string[];
  readonly cores: number;
  /** Version of seedpress with the digest of its code where it is known. */
  readonly version: string;
  /** The module that `serve` starts as threads, for builds and for the report; absent where it is not compiled. */
  readonly serveThread?: string | undefined;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Aborted when the user or the system asks the process to end. */
  readonly interrupted: () => AbortSignal;
}

/**
 * 0 done, 1 the inputs have errors, 2 wrong usage, 3 our fault or the system's, 4 another build holds the lock; 10 of `plan`: a build
 * would change something.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 10;
