import { availableParallelism } from 'node:os';
import { programVersion, serveThread } from '../pipeline/site/program-version.js';
import type { Io } from './io.js';
import { processOutput } from './process-output.js';

/** The real world: the one place where the process is read. */
export function processIo(): Io {
  const stdout = processOutput(process.stdout);
  const stderr = processOutput(process.stderr);
  // As Node reads it; it counts more than NO_COLOR.
  const forcesColours = !['', '0', 'false'].includes(process.env.FORCE_COLOR ?? '');
  return {
    stdout: stdout.write,
    isOutputBehind: stdout.isBehind,
    lostOutput: stdout.lost,
    stderr: stderr.write,
    stdin: readStdin,
    isTerminal: process.stderr.isTTY === true,
    isOutputTerminal: process.stdout.isTTY === true,
    // https://no-color.org: set, and not empty.
    hasColours: forcesColours || (!process.env.NO_COLOR && process.env.TERM !== 'dumb'),
    forcesColours,
    cwd: process.cwd(),
    environment: process.env,
    searchPath: process.env.PATH ?? '',
    libraryFolders: ['/usr/lib', '/usr/local/lib'],
    cores: availableParallelism(),
    version: programVersion(),
    serveThread: serveThread(),
    now: () => performance.now(),
    interrupted,
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// Listening for a signal takes away its default effect, so only a command that runs on does it.
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
