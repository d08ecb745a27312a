import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { peerOf } from './access-line.js';
import type { Exchange } from './exchange.js';
import type { Limits } from './limits.js';
import { turns } from './turns.js';

/** The open connections of a server and what they wait for. */
export interface Connections {
  /**
   * Runs an answer when those before it on its connection are over: a client that sends a thousand requests
   * at once then holds one open file, not a thousand. `run` must not reject.
   */
  take(request: IncomingMessage, response: ServerResponse, run: (exchange: Exchange) => Promise<void>): void;
  /** An answer is running or waits for its turn. */
  isBusy(socket: Socket): boolean;
  /** Stops listening, ends idle connections at once and the others after their answers. */
  close(): Promise<void>;
}

export function trackConnections(server: Server, { waiting, closeMs, answers }: Limits): Connections {
  const unanswered = new Map<Socket, number>();
  const lastTurn = new WeakMap<Socket, Promise<void>>();
  const inTurn = turns(answers);
  let isClosing = false;

  server.on('connection', (socket) => {
    unanswered.set(socket, 0);
    socket.once('close', () => unanswered.delete(socket));
  });

  const isBusy = (socket: Socket): boolean => (unanswered.get(socket) ?? 0) > 0;

  const endTurn = (socket: Socket): void => {
    const count = unanswered.get(socket);
    if (count === undefined) return;
    unanswered.set(socket, count - 1);
    if (isClosing && count === 1) socket.destroySoon();
  };

  const take: Connections['take'] = (request, response, run) => {
    const { socket } = request;
    const count = unanswered.get(socket) ?? 0;
    if (count >= waiting) {
      socket.destroy();
      return;
    }
    unanswered.set(socket, count + 1);
    const answerNow = async (): Promise<void> => {
      // The answers that still waited when their connection broke are given to nobody.
      if (socket.destroyed) return;
      const over = new Promise<void>((resolve) => response.once('close', resolve));
      if (isClosing) response.shouldKeepAlive = false;
      await run({ request, response, over });
      await over;
    };
    const peer = peerOf(socket);
    const turn = async (): Promise<void> => {
      await inTurn(peer, answerNow);
      endTurn(socket);
    };
    const before = lastTurn.get(socket);
    lastTurn.set(socket, before === undefined ? turn() : before.then(turn));
  };

  const close = async (): Promise<void> => {
    isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const [socket, count] of unanswered) if (count === 0) socket.destroy();
    const deadline = setTimeout(() => {
      for (const socket of unanswered.keys()) socket.destroy();
    }, closeMs);
    await closed;
    clearTimeout(deadline);
  };

  return { take, isBusy, close };
}
