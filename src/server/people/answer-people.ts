import type { Outcome } from '../access-line.js';
import type { Exchange } from '../exchange.js';
import { commonHeaders, sendStatus } from '../send-text.js';
import { mayLook, type People, peoplePath } from './people.js';
import { reportFile } from './report-file.js';
import { sendPacked } from './send-packed.js';

/** Where the report begins. */
const reportPath = `/${peoplePath}/report/index.html`;

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

interface Asked {
  readonly root: string;
  readonly people: People;
  readonly peer: string | undefined;
}

/** Answers what people ask for: a path below `/-/`. Who may not look gets what everybody gets where nothing is. */
export async function answerPeople(
  exchange: Exchange,
  path: readonly string[],
  { root, people, peer }: Asked,
): Promise<Outcome> {
  const { password, live } = people;
  if (!mayLook(exchange.request, { peer, password }))
    return password === undefined
      ? sendStatus(404, exchange)
      : sendStatus(401, exchange, { headers: asking });
  const [, kind, ...rest] = path;
  if (kind === 'live') {
    const found = await live(rest);
    if (found === undefined) return sendStatus(404, exchange);
    if (found === 'pending') return sendStatus(202, exchange, { headers });
    return sendPacked(found, exchange, { headers: { ...headers, 'Content-Type': 'application/json' } });
  }
  const file = kind === 'report' ? await reportFile(rest, { root }) : undefined;
  if (file === undefined) return sendStatus(404, exchange, isFirst(rest) ? { reason: noReport } : {});
  return sendPacked(file.content, exchange, { headers: { ...headers, 'Content-Type': file.type } });
}

const isFirst = (path: readonly string[]): boolean => path.join('/') === 'index.html';
const noReport = "the published site has no report; 'seedpress build' makes one";

const asking = { 'WWW-Authenticate': 'Basic realm="seedpress report", charset="UTF-8"' };

/** Leads from `/` to the report. */
export const leadToReport = (exchange: Exchange): Promise<Outcome> =>
  sendStatus(302, exchange, { headers: { ...commonHeaders, Location: reportPath } });
