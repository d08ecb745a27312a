import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { type AccessLine, loggedPath, type Outcome, peerOf } from './access-line.js';

/** Begins the record of an answer, when its request is there; the function that comes back ends it. */
export type AccessLog = (
  socket: Socket,
  request?: Pick<IncomingMessage, 'method' | 'url'>,
) => (outcome: Outcome) => void;

export function accessLog(log: (line: AccessLine) => void, { now }: { now: () => Date }): AccessLog {
  return (socket, { method = '', url = '' } = {}) => {
    // Asked now: a broken connection no longer knows who was at its other end.
    const peer = peerOf(socket);
    const begun = performance.now();
    return (outcome) => {
      const request_time = Math.round(performance.now() - begun) / 1000;
      log({
        time: now().toISOString(),
        peer,
        method,
        uri: loggedPath(url),
        digest: '',
        ...outcome,
        request_time,
      });
    };
  };
}
