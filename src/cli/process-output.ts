/** Where a process writes to; its reader may leave, and its disk may be full. */
export interface ProcessOutput {
  readonly write: (text: string | Uint8Array) => void;
  /** The reader takes nothing any more, and what is written stays in memory. */
  readonly isBehind: () => boolean;
  /** What the system said where something could not be written; resolves when all was tried. A reader that left wanted no more. */
  readonly lost: () => Promise<string | undefined>;
}

/** As much as a pipe's reader may be behind, in bytes. */
const mostBehind = 1024 * 1024;

export function processOutput(stream: NodeJS.WriteStream): ProcessOutput {
  let lost: string | undefined;
  // Without a listener an error here ends the process, with a stack trace.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error.message;
  });
  return {
    write: (text) => void stream.write(text),
    isBehind: () => stream.writableLength > mostBehind,
    lost: async () => {
      await new Promise<void>((resolve) => stream.write('', () => resolve()));
      // The stream tells its listeners after it has called back.
      await new Promise((resolve) => setImmediate(resolve));
      return lost;
    },
  };
}
