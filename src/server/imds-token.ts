import { closeSync } from 'node:fs';
import { ec2List, imdsToken } from '../domain/imds-token.js';
import type { Outcome } from './access-line.js';
import type { Exchange } from './exchange.js';
import type { Place } from './folder-of/asker.js';
import { openFile } from './open-file.js';
import type { RequestPath } from './request-path.js';
import { sendBody, sendStatus } from './send-text.js';

const hasTokenPath = (path: readonly string[]): boolean =>
  path.length === imdsToken.path.length && imdsToken.path.every((segment, index) => path[index] === segment);

/** Where EC2's clients get a token: at the root, or at a URL of the machine's own. */
export const isImdsToken = ({ segments, isFolder }: RequestPath): boolean =>
  !isFolder && hasTokenPath(segments.slice(-imdsToken.path.length));

/**
 * Gives the token to who has a folder with EC2's tree; undefined for everybody else, who would be led to ask for files that
 * are not there.
 */
export async function answerImdsToken(
  exchange: Exchange,
  { places, root }: { places: readonly Place[]; root: string },
): Promise<Outcome | undefined> {
  const asked = places.filter(({ rest }) => hasTokenPath(rest));
  if (asked.length === 0) return undefined;
  if (exchange.request.method !== 'PUT') return sendStatus(405, exchange, { headers: { Allow: 'PUT' } });
  const lists = asked.map(({ folder }) => ({ folder, rest: ec2List }));
  const list = openFile(lists, { root, isFolder: true });
  if (list === undefined) return undefined;
  if (typeof list.body === 'number') closeSync(list.body);
  const headers = { [imdsToken.header]: String(imdsToken.ttlSeconds) };
  return { ...(await sendBody(200, imdsToken.text, exchange, { headers })), digest: list.digest };
}
