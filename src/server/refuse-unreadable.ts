import type { Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AccessLog } from './access-log.js';
import { allowed } from './answer.js';
import { codeOf } from './error-code.js';
import { rawStatus } from './send-text.js';

/** Errors of Node's parser that have a status of their own; every other one is a 400. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers what Node does not make a request of: broken or slow heads, and CONNECT. Each ends its connection. */
export function refuseUnreadable(
  server: Server,
  { isBusy, begin }: { isBusy: (socket: Socket) => boolean; begin: AccessLog },
): void {
  const refuse = (socket: Duplex, status: number, headers?: Readonly<Record<string, string>>): void => {
    // Behind an answer that is running, this one would end up in the middle of it.
    if (!(socket instanceof Socket) || !socket.writable || isBusy(socket)) {
      socket.destroy();
      return;
    }
    const end = begin(socket);
    const text = rawStatus(status, headers);
    socket.write(text);
    socket.destroySoon();
    end({ status, bytes: text.length - text.indexOf('\r\n\r\n') - 4 });
  };

  server.on('clientError', (error, socket) => {
    const code = codeOf(error) ?? '';
    if (code === 'ECONNRESET') socket.destroy();
    else refuse(socket, statuses[code] ?? 400);
  });
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    refuse(socket, 405, allowed);
  });
}
