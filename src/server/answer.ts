import { latestVersion, openstackDatePattern } from '../domain/openstack-version.js';
import { type Outcome, peerOf } from './access-line.js';
import { codeOf } from './error-code.js';
import type { Exchange } from './exchange.js';
import type { FolderOf, Place } from './folder-of/asker.js';
import { answerImdsToken, isImdsToken } from './imds-token.js';
import { openFile, storedDigest } from './open-file.js';
import { answerPeople, leadToReport } from './people/answer-people.js';
import { mayLook, type People, peoplePath } from './people/people.js';
import { answerPhoneHome, isCommonPhoneHome, isPhoneHome, reportersOf } from './phone-home.js';
import { parseRequestPath } from './request-path.js';
import type { SendFile } from './send-file.js';
import { sendStatus } from './send-text.js';

/** What is served, and to whom. */
export interface Served {
  /** The out folder, with its symbolic links resolved. */
  readonly root: string;
  readonly folderOf: FolderOf;
  readonly sendFile: SendFile;
  readonly people?: People | undefined;
}

/** The methods that we know, as the Allow header lists them. */
export const allowed = { Allow: 'GET, HEAD' } as const;

/** Answers one request; resolves when the answer is over. Never rejects on account of a request or a file. */
export async function answer(exchange: Exchange, served: Served): Promise<Outcome> {
  try {
    return await answerOrFail(exchange, served);
  } catch (fault) {
    const error = codeOf(fault) ?? String(fault);
    if (exchange.response.headersSent) {
      exchange.response.destroy();
      return { status: exchange.response.statusCode, bytes: 0, error };
    }
    return { ...(await sendStatus(isExhausted.has(error) ? 503 : 500, exchange)), error };
  }
}

/** It will pass, and clients that retry may do so. */
const isExhausted = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

async function answerOrFail(
  exchange: Exchange,
  { root, folderOf, sendFile, people }: Served,
): Promise<Outcome> {
  const { method, url = '', socket, headers } = exchange.request;
  const path = parseRequestPath(url);
  const isProxied = proxyHeaders.some((name) => headers[name] !== undefined);
  const peer = isProxied ? undefined : peerOf(socket);
  if (path.ok && isPhoneHome(path.value)) {
    const places = folderOf({ peer, path: path.value.segments });
    const digest = storedDigest(reportersOf(places), { root });
    if (isCommonPhoneHome(path.value) || digest !== undefined) return answerPhoneHome(exchange, { digest });
  }
  if (path.ok && isImdsToken(path.value)) {
    const answered = await answerImdsToken(exchange, {
      places: folderOf({ peer, path: path.value.segments }),
      root,
    });
    if (answered !== undefined) return answered;
    if (method === 'PUT') return isProxied ? refuseProxied(exchange) : sendStatus(404, exchange);
  }
  if (method !== 'GET' && method !== 'HEAD') return sendStatus(405, exchange, { headers: allowed });
  if (!path.ok) return sendStatus(400, exchange, { reason: path.found });
  const { segments, isFolder } = path.value;
  if (people !== undefined && segments[0] === peoplePath)
    return answerPeople(exchange, segments, { root, people, peer });
  const places = folderOf({ peer, path: segments }).map(undated);
  const file = openFile(places, { root, isFolder });
  if (file) return sendFile(file, exchange);
  // A machine that asks so has its own files there, or gets its 404.
  if (people !== undefined && segments.length === 0 && mayLook(exchange.request, { peer, ...people }))
    return leadToReport(exchange);
  return isProxied ? refuseProxied(exchange) : sendStatus(404, exchange);
}

/** OpenStack's dates hold what its latest holds, and are folders in few sites. */
function undated(place: Place): Place {
  const [tree, version = '', ...rest] = place.rest;
  return tree === 'openstack' && isDate.test(version)
    ? { ...place, rest: [tree, latestVersion, ...rest] }
    : place;
}

const isDate = new RegExp(`^${openstackDatePattern}$`);

const refuseProxied = (exchange: Exchange): Promise<Outcome> =>
  sendStatus(403, exchange, { reason: 'behind a proxy nobody is known by address' });

/** All that come through a proxy would have its address, and through one on this machine that of this machine. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;
