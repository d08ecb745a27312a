import { type FileHandle, open, stat } from 'node:fs/promises';

/** The lines of a log that is being written to, and may be rotated meanwhile. */
export interface LogLines {
  /**
   * Hands over what was added since the last call, line by line. The end of a log without a newline waits for it, unless
   * `isWhole` says that nothing is missing. Gives back the inode of the log; undefined where it is not there.
   */
  read(onLine: (line: string) => void): Promise<number | undefined>;
  close(): Promise<void>;
}

/** A log that is not there yet may come later. */
export function logLines(path: string, { isWhole }: { isWhole: (text: string) => boolean }): LogLines {
  let log: OpenLog | undefined;
  const close = async (): Promise<void> => {
    await log?.handle.close();
    log = undefined;
  };
  return {
    async read(onLine) {
      log ??= await openLog(path);
      if (log === undefined) return undefined;
      await drain(log, onLine);
      if (await isReplaced(log, path)) {
        // What came between the two looks; a line that is torn here will never be whole.
        await drain(log, onLine);
        await close();
        log = await openLog(path);
        if (log === undefined) return undefined;
        await drain(log, onLine);
      }
      const rest = log.rest.toString('utf8');
      if (rest !== '' && isWhole(rest)) {
        log.rest = nothing;
        onLine(rest);
      }
      return log.inode;
    },
    close,
  };
}

interface OpenLog {
  readonly handle: FileHandle;
  readonly inode: number;
  offset: number;
  /** The beginning of a line. */
  rest: Buffer;
  /** The rest of the line is read past: no request makes one so long. */
  isTooLong: boolean;
}

const nothing = Buffer.alloc(0);
const newline = 0x0a;

/** Of a longer line the beginning is handed over; to keep it all takes the square of its length. */
const longest = 1024 * 1024;

async function openLog(path: string): Promise<OpenLog | undefined> {
  try {
    const handle = await open(path, 'r');
    return { handle, inode: (await handle.stat()).ino, offset: 0, rest: nothing, isTooLong: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function drain(log: OpenLog, onLine: (line: string) => void): Promise<void> {
  // Copied away and emptied, as logrotate's copytruncate does it.
  if ((await log.handle.stat()).size < log.offset)
    Object.assign(log, { offset: 0, rest: nothing, isTooLong: false });
  const chunk = Buffer.alloc(256 * 1024);
  for (;;) {
    const { bytesRead } = await log.handle.read(chunk, 0, chunk.length, log.offset);
    if (bytesRead === 0) return;
    log.offset += bytesRead;
    const text = Buffer.concat([log.rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = text.indexOf(newline); end !== -1; end = text.indexOf(newline, start)) {
      if (!log.isTooLong) onLine(text.toString('utf8', start, end));
      log.isTooLong = false;
      start = end + 1;
    }
    log.rest = log.isTooLong ? nothing : text.subarray(start);
    if (log.rest.length <= longest) continue;
    onLine(log.rest.toString('utf8', 0, longest));
    Object.assign(log, { rest: nothing, isTooLong: true });
  }
}

/** Another file has the name, and something in it: until then the server writes to the one that was moved away. */
async function isReplaced({ inode }: OpenLog, path: string): Promise<boolean> {
  try {
    const { ino, size } = await stat(path);
    return ino !== inode && size > 0;
  } catch {
    return false;
  }
}
