import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** All that came back, as Latin-1. */
  readonly text: string;
}

/** Sends bytes as they are and gives back what comes until the server ends the connection, or for `waitMs`. */
export function rawRequest(
  bytes: string | Buffer,
  {
    port,
    waitMs = 5_000,
    endAfter = () => false,
    from = '127.0.0.1',
  }: { port: number; waitMs?: number; endAfter?: (text: string) => boolean; from?: string },
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', localAddress: from });
    let text = '';
    const timer = setTimeout(() => socket.destroy(), waitMs);
    socket.on('connect', () =>
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes),
    );
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (endAfter(text)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(parseAnswer(text));
    });
  });
}

/** A GET of a target that no well-behaved client would send; the connection closes after the answer. */
export const rawGet = (
  target: string,
  options: { port: number; from?: string; waitMs?: number },
): Promise<RawAnswer> =>
  rawRequest(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, options);

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, body: text.slice(end + 4), text };
}
