/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'get',
  'G\u0000T',
  '',
];
const ups = [
  '..',
  '%2e%2e',
  '.%2e',
  '%252e%252e',
  '..%00',
  '..;',
  '%c0%ae%c0%ae',
  '....',
  '.',
  '%u002e%u002e',
  '..\\..',
];
const slashes = ['/', '/', '/', '/', '/', '/', '//', '%2f', '%5c', '\\', '%252f', '/./', '%c0%af', '/%00/'];
const names = [
  'waf-1',
  'waf-2',
  'waf-9',
  'nsfocus',
  'latest',
  'meta-data',
  'user_data',
  'index.html',
  'www',
  'a'.repeat(300),
];
const prefixes = [
  '',
  '',
  '',
  '',
  'http://127.0.0.1',
  'http://waf-2',
  'file://',
  '//',
  '?',
  '#',
  '*',
  '\u00ff',
  '\u0001',
];
const suffixes = [
  '',
  '',
  '',
  '',
  '/',
  '?x=/../',
  '#',
  '%',
  '%zz',
  '%00.json',
  '%0d%0aX: y',
  ' ',
  '::$DATA',
  '~',
  '.njk',
];
const versions = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''];
const headers = [
  'Host: x',
  'Host: ../..',
  'X-Forwarded-For: 111.0.0.12',
  'X-Original-URL: /manifest.json',
  'X-Rewrite-URL: /manifest.json',
  'Range: bytes=-5',
  'Range: bytes=0-0,2-3,9999-',
  'If-None-Match: *',
  'If-Modified-Since: x',
  'Accept: application/json',
  'Accept-Encoding: gzip, ../x',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Expect: 100-continue',
  'Upgrade: h2c',
  'X: \u0000',
  `X: ${'y'.repeat(9_000)}`,
  ' folded',
  'no colon',
];

/**
 * A request that no honest client sends, as bytes in Latin-1. Half of them are wrong in their path alone, so that
 * no other mistake hides what the path does; `files` are paths worth stealing, relative to some folder above, and
 * `folders` are more names that a path may begin with.
 */
export function hostileRequest(
  random: () => number,
  { files, folders = [] }: { files: readonly string[]; folders?: readonly string[] },
): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] as string;
  const many = (limit: number, make: () => string): string[] =>
    Array.from({ length: Math.floor(random() * limit) }, make);
  const slash = pick(slashes);
  const up = pick(ups);
  const start = random() < 0.6 ? '' : many(3, () => `${pick([...names, ...folders])}${slash}`).join('');
  const climb = many(5, () => `${up}${slash}`).join('');
  const end = random() < 0.7 ? pick(files) : many(4, () => pick([...names, ...ups])).join(pick(slashes));
  const path = `/${start}${climb}${random() < 0.3 ? end.replaceAll('/', slash) : end}`;
  if (random() < 0.5) return `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  const target = `${pick(prefixes)}${path}${pick(suffixes)}`;
  const head = [`${pick(methods)} ${target} ${pick(versions)}`, ...many(4, () => pick(headers))];
  const newline = random() < 0.95 ? '\r\n' : '\n';
  return `${head.join(newline)}${newline}Connection: close${newline}${newline}`;
}
