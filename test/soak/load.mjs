// Asks a web server for /user-data from many addresses of this machine at once until its stdin ends, and prints as JSON what
// was wrong with the answers. Arguments: port, lines of a whole body, first and last address's last byte.
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [port = 0, lines = 0, first = 0, last = 0] = process.argv.slice(2).map(Number);

// nginx answers 429 to who asks more than a hundred times a second.
const pauseMs = 11;

const found = { requests: 0, answers: 0, gone: 0, failed: 0, torn: 0, foreign: 0, stale: 0 };
/** @type {string[]} */
const wrong = [];
let isOver = false;
process.stdin.on('end', () => (isOver = true)).resume();

const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
const started = performance.now();
await Promise.all(numbers.map(askFrom));
const seconds = (performance.now() - started) / 1000;
process.stdout.write(`${JSON.stringify({ ...found, seconds, wrong: wrong.slice(0, 5) })}\n`);

/** @param {number} number */
async function askFrom(number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let newest = 0;
  while (!isOver) {
    const next = sleep(pauseMs);
    found.requests += 1;
    const { status, body } = await get(number, agent);
    const verdict = judge(status, body, { number, newest });
    found[verdict.kind] += 1;
    if (verdict.kind !== 'answers' && verdict.kind !== 'gone' && wrong.length < 5)
      wrong.push(`${number}: ${verdict.kind}: ${status} ${body.slice(0, 200)}`);
    newest = Math.max(newest, verdict.build);
    await next;
  }
  agent.destroy();
}

/**
 * The devices of an address are called <number>-<name>, and each line of a body names its device and build.
 * @param {number} status
 * @param {string} body
 * @param {{ number: number, newest: number }} known
 * @returns {{ kind: keyof typeof found, build: number }}
 */
function judge(status, body, { number, newest }) {
  if (status === 404) return { kind: 'gone', build: 0 };
  const [line = '', owner, build = '0'] = /^# DEVICE d(\d+)-\S+ BUILD (\d+)\n/m.exec(body) ?? [];
  if (status !== 200 || line === '') return { kind: 'failed', build: 0 };
  if (Number(owner) !== number) return { kind: 'foreign', build: 0 };
  const isWhole = body.split(line).length - 1 === lines && body.match(/^# DEVICE /gm)?.length === lines;
  if (!isWhole) return { kind: 'torn', build: 0 };
  return { kind: Number(build) < newest ? 'stale' : 'answers', build: Number(build) };
}

/**
 * @param {number} number
 * @param {http.Agent} agent
 * @returns {Promise<{ status: number, body: string }>}
 */
function get(number, agent) {
  return new Promise((resolve) => {
    const failed = (/** @type {Error} */ error) => resolve({ status: 0, body: String(error) });
    const options = { port, host: '127.0.0.1', path: '/user-data', localAddress: `127.0.2.${number}`, agent };
    const request = http.get(options, (response) => {
      let body = '';
      response.setEncoding('latin1');
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', failed);
    });
    request.on('error', failed);
  });
}
