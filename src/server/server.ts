import { realpath, stat } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type AccessLine, peerOf } from './access-line.js';
import { accessLog } from './access-log.js';
import { answer } from './answer.js';
import { closedFolder } from './closed-folder.js';
import { trackConnections } from './connections.js';
import { limitCrowding } from './crowding.js';
import { codeOf } from './error-code.js';
import { asPublished, type FolderOf } from './folder-of.js';
import { defaultLimits, type Limits } from './limits.js';
import { type People, peoplePath } from './people/people.js';
import { portHolder } from './port-holder.js';
import { refuseUnreadable } from './refuse-unreadable.js';
import { requestRates } from './request-rates.js';
import { loadSendFile } from './send-file.js';
import { sendStatus } from './send-text.js';
import { unservableFolder, unusableAddress } from './start-error.js';

export interface ServerOptions {
  /** The out folder. Served is `<root>/current/www`, wherever `current` leads at each request. */
  readonly root: string;
  /** An address of this machine; the default is 127.0.0.1. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whose data a request may read; where nothing is given, as the published site allows it. */
  readonly folderOf?: FolderOf;
  /** Who may look at the report, and what they are told beside it; nobody where nothing is given. */
  readonly people?: People | undefined;
  readonly log?: (line: AccessLine) => void;
  readonly now?: () => Date;
  readonly limits?: Partial<Limits>;
}

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  /** `http://127.0.0.1:8807`, without a slash at its end. */
  readonly url: string;
  /** Stops listening, waits for the answers that are running, then ends their connections. */
  close(): Promise<void>;
}

/** Serves the published site by HTTP. Rejects with a ServerStartError where it cannot start. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {
    host = '127.0.0.1',
    port,
    folderOf = asPublished,
    people,
    log = () => {},
    now = () => new Date(),
  } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const served = {
    root: await publishedRoot(options.root),
    folderOf,
    people,
    sendFile: await loadSendFile(),
  };
  const server = createLimitedServer(limits);
  const begin = accessLog((line) => isOfPeople(line) || log(line), { now });
  const { take, isBusy, close } = trackConnections(server, limits);
  limitCrowding(server, { ...limits, isBusy });
  const mayAsk = requestRates(limits);
  const onRequest: RequestListener = (request, response) => {
    const end = begin(request.socket, request);
    const isTooMuch = !mayAsk(peerOf(request.socket));
    if (isTooMuch) response.shouldKeepAlive = false;
    take(request, response, async (exchange) =>
      end(await (isTooMuch ? sendStatus(429, exchange) : answer(exchange, served))),
    );
  };
  server.on('request', onRequest);
  // A client that asks before it sends a body is told the answer at once.
  server.on('checkContinue', onRequest);
  refuseUnreadable(server, { isBusy, begin });
  const address = await listen(server, { host, port });
  return { address: address.address, port: address.port, url: urlOf(address), close };
}

/** The log tells of machines. Of who looks at the report it tells where that was refused. */
const isOfPeople = ({ uri, status }: AccessLine): boolean =>
  status < 400 && uri.startsWith(`/${peoplePath}/`);

/** The out folder without symbolic links, so that what a link in it leads to can be compared with it. */
async function publishedRoot(root: string): Promise<string> {
  const folder = join(root, 'current', 'www');
  try {
    const isFolder = (await stat(folder)).isDirectory();
    if (isFolder) return await realpath(root);
  } catch (cause) {
    throw unservableFolder(folder, cause, { closed: closedFolder(folder, { root }) });
  }
  throw unservableFolder(folder, undefined);
}

function createLimitedServer(limits: Limits): Server {
  const server = createServer({
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    maxHeaderSize: limits.headBytes,
    insecureHTTPParser: false,
    // Nothing is decided by it, and Node's own refusal has no text.
    requireHostHeader: false,
  });
  server.timeout = limits.silentMs;
  // Behind the limit that is fair: as many may come at once as a crowd is, before one of them is ended.
  server.maxConnections = 2 * limits.connections;
  return server;
}

async function listen(server: Server, at: { host: string; port: number }): Promise<AddressInfo> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (cause) {
    const holder = codeOf(cause) === 'EADDRINUSE' ? portHolder(at) : undefined;
    throw unusableAddress(cause, at, { holder });
  }
  // From now on an error is a connection that could not be taken, for want of descriptors: the client's loss.
  server.on('error', () => {});
  return server.address() as AddressInfo;
}

function urlOf({ address, port }: AddressInfo): string {
  return address.includes(':') ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
