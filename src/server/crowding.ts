import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { peerOf } from './access-line.js';

/**
 * Holds a server to so many connections. One too many costs the address that has the most of them: its oldest connection that is
 * idle, or the new one where none is idle. Whoever opens connections all day takes them from nobody but itself.
 */
export function limitCrowding(
  server: Server,
  { connections, isBusy }: { connections: number; isBusy: (socket: Socket) => boolean },
): void {
  const byPeer = new Map<string, Set<Socket>>();
  const peers = new Map<Socket, string>();

  const leave = (socket: Socket): void => {
    const peer = peers.get(socket);
    if (peer === undefined) return;
    peers.delete(socket);
    const rest = byPeer.get(peer);
    rest?.delete(socket);
    if (rest?.size === 0) byPeer.delete(peer);
  };

  server.on('connection', (socket) => {
    const peer = peerOf(socket);
    peers.set(socket, peer);
    byPeer.set(peer, (byPeer.get(peer) ?? new Set()).add(socket));
    socket.once('close', () => leave(socket));
    if (peers.size <= connections) return;
    const victim = [...mostCrowded(byPeer)].find((other) => !isBusy(other)) ?? socket;
    victim.destroy();
    // It is closed later; its place is free now.
    leave(victim);
  });
}

const mostCrowded = (byPeer: ReadonlyMap<string, ReadonlySet<Socket>>): ReadonlySet<Socket> =>
  [...byPeer.values()].reduce((most, sockets) => (sockets.size > most.size ? sockets : most));
