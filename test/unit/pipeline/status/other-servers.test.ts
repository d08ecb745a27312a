import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { noon, type SmallFleet, smallFleet, statesOf } from './small-fleet.js';

const token = '0123456789abcdef0123456789abcdef';
const at = (seconds: number): number => Date.UTC(2025, 0, 31, 12, 0, seconds) / 1000;

/** A line as Caddy 2.6 writes it. */
function caddyLine(seconds: number, peer: string, request: string, status = 200): string {
  const [method, uri] = request.split(' ');
  return JSON.stringify({
    level: 'info',
    ts: at(seconds) + 0.25,
    logger: 'http.log.access.log0',
    msg: 'handled request',
    request: { remote_ip: peer, remote_port: '4711', proto: 'HTTP/1.1', method, host: 'x', uri },
    user_id: '',
    duration: 0.0003,
    size: 10,
    status,
    resp_headers: { 'Cache-Control': ['no-store'] },
  });
}

/** A line of Apache's combined form, in a time zone of its own. */
const apacheLine = (seconds: number, peer: string, request: string, status = 200): string =>
  `${peer} - - [31/Jan/2025:14:00:${String(seconds).padStart(2, '0')} +0200] "${request} HTTP/1.1" ${status} 10 "-" "Cloud-Init/22.4.2"`;

function writeLog(fleet: SmallFleet, path: string, lines: readonly string[]): string {
  const file = join(fleet.root, path);
  mkdirSync(dirname(file), { recursive: true });
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(file, path.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

describe("Caddy's log", () => {
  test('is read without being named, beside that of others, and after a rotation', async () => {
    const fleet = await smallFleet();
    fleet.append(fleet.line(1, '10.0.0.3', 'GET /meta-data', { digest: fleet.digest('c') }));
    writeLog(fleet, 'out/run/caddy-access-2025-01-31T11-00-00.000.log.gz', [
      caddyLine(2, '10.0.0.1', 'GET /nsfocus/latest/user_data'),
    ]);
    writeLog(fleet, 'out/run/caddy-access.log', [
      caddyLine(3, '10.0.0.1', 'GET /meta-data'),
      caddyLine(4, '10.0.0.1', 'GET /nothing', 404),
      caddyLine(5, '10.0.0.1', 'POST /phone-home', 204),
      caddyLine(6, '10.0.0.2', 'GET /meta-data', 403),
      caddyLine(7, '10.9.9.9', 'GET /meta-data', 404),
    ]);
    const status = await fleet.status();
    expect(status).toMatchObject({
      totals: { finished: 1, reading: 2, silent: 0, strangers: 1, requests: 7, foreign_lines: 0 },
      strangers: [{ address: '10.9.9.9', requests: 1 }],
    });
    expect(status.devices[0]).toMatchObject({
      state: 'finished',
      first: noon(2),
      last: noon(5),
      finished: noon(5),
      requests: 4,
      build: null,
      generation: null,
      digest: null,
      files: [
        { path: 'meta-data', requests: 1, first: noon(3) },
        { path: 'nsfocus/latest/user_data', requests: 1, first: noon(2) },
      ],
    });
    expect(status.devices[2]).toMatchObject({ build: 'current' });
  });

  test('shows paths without what stands for a token', async () => {
    const fleet = await smallFleet({ site: 'access: token\n' });
    const log = writeLog(fleet, 'caddy.log', [caddyLine(1, '10.0.0.1', 'GET /s//nsfocus/latest/user_data')]);
    const { devices } = await fleet.status('--log', log);
    expect(devices[0]?.files.map(({ path }) => path)).toEqual(['nsfocus/latest/user_data']);
  });

  test('of an older Caddy has the port at the address', async () => {
    const fleet = await smallFleet();
    const line = caddyLine(1, '', 'GET /meta-data').replace(
      '"remote_ip":""',
      '"remote_addr":"10.0.0.1:5000"',
    );
    expect(statesOf(await fleet.status('--log', writeLog(fleet, 'caddy.log', [line])))).toMatchObject({
      a: 'reading',
    });
  });
});

describe('a log in the form of Apache', () => {
  test('tells who read what, and who is done', async () => {
    const fleet = await smallFleet();
    const log = writeLog(fleet, 'apache.log', [
      apacheLine(1, '10.0.0.1', 'GET /meta-data'),
      `host.example.net:80 ${apacheLine(2, '10.0.0.1', 'GET /user-data?x="1"').replace('"1"', '\\"1\\"')}`,
      apacheLine(3, '10.0.0.1', 'PUT /latest/api/token'),
      apacheLine(9, '10.0.0.1', 'POST /phone-home', 204),
      apacheLine(4, '10.0.0.2', 'GET /meta-data', 500),
      apacheLine(5, '10.9.9.9', 'GET /meta-data', 404),
      '10.0.0.3 - - [31/Foo/2025:12:00:00 +0000] "GET / HTTP/1.1" 200 1',
      '10.0.0.3 says hello',
    ]);
    const status = await fleet.status('--log', log);
    expect(status).toMatchObject({
      log,
      totals: { finished: 1, reading: 1, silent: 1, strangers: 1, requests: 6, foreign_lines: 2 },
    });
    expect(status.devices[0]).toMatchObject({ first: noon(1), finished: noon(9), requests: 4 });
    expect(status.devices[0]?.files.map(({ path }) => path)).toEqual(['meta-data', 'user-data']);
    expect(status.devices[1]).toMatchObject({ refused: 1 });
  });

  test('does not show a token that a server of somebody else wrote down', async () => {
    const fleet = await smallFleet({ site: 'access: token\n' });
    const log = writeLog(fleet, 'apache.log', [apacheLine(1, '10.0.0.1', `GET /s/${token}/meta-data`)]);
    expect(JSON.stringify(await fleet.status('--log', log))).not.toContain(token);
  });

  test('of a site whose access is open: a URL names the device, whoever asks', async () => {
    const fleet = await smallFleet({ site: 'access: open\n' });
    const { stdout } = await fleet.cli('--json', '--log', writeLog(fleet, 'x.log', []));
    expect(stdout).toContain('"silent": 3');
    fleet.device('c', 'management_ip: 10.0.0.3\nserial: SN 1');
    await fleet.build();
    const log = writeLog(fleet, 'apache.log', [
      apacheLine(1, '10.7.7.7', 'GET /b/meta-data'),
      apacheLine(2, '10.7.7.7', 'POST /b/phone-home', 204),
      apacheLine(3, '10.7.7.7', 'GET /by-serial/SN%201/user-data'),
      apacheLine(4, '10.0.0.1', 'GET /meta-data'),
    ]);
    const status = await fleet.status('--log', log);
    expect(statesOf(status)).toEqual({ a: 'reading', b: 'finished', c: 'reading' });
    expect(status.devices.map(({ files }) => files.map(({ path }) => path))).toEqual([
      ['meta-data'],
      ['meta-data'],
      ['user-data'],
    ]);
  });

  test('is foreign in the log that our own servers write', async () => {
    const fleet = await smallFleet();
    fleet.append(apacheLine(1, '10.0.0.1', 'GET /meta-data'));
    expect(await fleet.status()).toMatchObject({ totals: { requests: 0, foreign_lines: 1 } });
  });
});

test('what Apache escapes in a URL leaves its line readable', async () => {
  const fleet = await smallFleet();
  const [before, after] = fleet.line(1, '10.0.0.1', 'GET /HERE', { status: 404 }).split('HERE');
  fleet.append(`${before}\\xc3\\xa9${after}`);
  expect(await fleet.status()).toMatchObject({ totals: { requests: 1, foreign_lines: 0 } });
});
