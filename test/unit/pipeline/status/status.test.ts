import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noon, smallFleet, statesOf } from './small-fleet.js';

const home = 'POST /phone-home';

test('who read which files when, who is done, and who never asked', async () => {
  const fleet = await smallFleet();
  const a = { digest: fleet.digest('a') };
  const { line } = fleet;
  fleet.append(
    line(1, '10.0.0.1', 'GET /meta-data', a),
    line(2, '10.0.0.1', 'GET /nothing', { status: 404 }),
    line(3, '10.0.0.1', 'GET /user-data', a),
    line(4, '10.0.0.1', 'GET /meta-data', a),
    line(9, '10.0.0.1', home, { status: 204 }),
    line(5, '10.0.0.2', 'GET /meta-data', { status: 403 }),
    line(6, '10.9.9.9', 'GET /meta-data', { status: 404 }),
    line(7, '10.9.9.9', 'GET /', { status: 404 }),
  );
  const status = await fleet.status();
  expect(status).toMatchObject({
    log: fleet.log,
    generation: 1,
    totals: { devices: 3, finished: 1, reading: 1, silent: 1, strangers: 1, requests: 8, foreign_lines: 0 },
    strangers: [{ address: '10.9.9.9', requests: 2, first: noon(6), last: noon(7) }],
  });
  expect(status.devices).toEqual([
    {
      id: 'a',
      type: 'vm',
      address: '10.0.0.1',
      state: 'finished',
      first: noon(1),
      last: noon(9),
      finished: noon(9),
      requests: 5,
      refused: 0,
      build: 'current',
      generation: 1,
      digest: fleet.digest('a'),
      sealed: null,
      read_sealed: null,
      files: [
        { path: 'meta-data', requests: 2, first: noon(1), last: noon(4) },
        { path: 'user-data', requests: 1, first: noon(3), last: noon(3) },
      ],
    },
    expect.objectContaining({ id: 'b', state: 'reading', requests: 1, refused: 1, build: null, files: [] }),
    expect.objectContaining({ id: 'c', state: 'silent', first: null, last: null, requests: 0, digest: null }),
  ]);
  expect((await fleet.cli()).stdout).toBe(
    `device  address   state     files  first                 last                  build
a       10.0.0.1  finished      2  2025-01-31T12:00:01Z  2025-01-31T12:00:09Z  current
b       10.0.0.2  reading       0  2025-01-31T12:00:05Z  2025-01-31T12:00:05Z  -
c       10.0.0.3  silent        0  -                     -                     -
1 of 3 finished, 1 reading, 1 silent
1 request of b refused (403, 429 or 5xx)
2 requests of 1 stranger (10.9.9.9)
`,
  );
});

test('lines that are torn, foreign or wrong are counted and do no harm', async () => {
  const fleet = await smallFleet();
  const good = fleet.line(1, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') });
  fleet.append(
    '10.0.0.2 - - [31/Jan/2025:12:00:00 +0000] "GET /meta-data HTTP/1.1" 200 10',
    '{}',
    '[1]',
    'null',
    '{"time":"yesterday","peer":"10.0.0.2","status":200}',
    good.slice(0, 40),
    '',
    '\u0000\u0000\ufffd',
  );
  appendFileSync(fleet.log, good);
  expect(await fleet.status()).toMatchObject({ totals: { reading: 1, requests: 1, foreign_lines: 7 } });
  appendFileSync(fleet.log, `\n${good.slice(0, 60)}`);
  expect(await fleet.status()).toMatchObject({ totals: { reading: 1, requests: 1, foreign_lines: 7 } });
});

test('a peer that writes control characters does not write to the terminal', async () => {
  const fleet = await smallFleet();
  fleet.append(fleet.line(1, '\u001b[2Jx', 'GET /\u001b[2J', { status: 404 }));
  expect((await fleet.cli()).stdout).not.toContain('\u001b');
});

describe('builds', () => {
  test('what a device read last is the current build or an older one, if it is still there', async () => {
    const fleet = await smallFleet();
    const [first, other] = [fleet.digest('a'), fleet.digest('b')];
    fleet.append(
      fleet.line(1, '10.0.0.1', 'GET /meta-data', { digest: first }),
      fleet.line(1, '10.0.0.2', 'GET /meta-data', { digest: other }),
      fleet.line(1, '10.0.0.3', 'GET /meta-data', { digest: '0'.repeat(64) }),
    );
    fleet.device('a', 'management_ip: 10.0.0.1\nvars: { n: 2 }');
    await fleet.build();
    const builds = async () =>
      (await fleet.status()).devices.map(({ build, generation }) => [build, generation]);
    expect(await builds()).toEqual([
      ['older', 1],
      ['current', 2],
      ['older', null],
    ]);
    expect((await fleet.cli()).stdout).toMatch(/^a .* older \(generation 1\)\nb .* current\nc .* older\n/m);
    fleet.append(fleet.line(2, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') }));
    expect((await builds())[0]).toEqual(['current', 2]);
  });

  test('a new instance has to report again, a new build of the same one does not', async () => {
    const fleet = await smallFleet();
    const read = (seconds: number) =>
      fleet.append(fleet.line(seconds, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') }));
    const report = (seconds: number) => fleet.append(fleet.line(seconds, '10.0.0.1', home, { status: 204 }));
    const stateOfA = async () => statesOf(await fleet.status()).a;
    read(1);
    report(2);
    fleet.device('a', 'management_ip: 10.0.0.1\nvars: { n: 2 }');
    await fleet.build();
    read(3);
    expect(await stateOfA()).toBe('finished');
    fleet.device('a', 'management_ip: 10.0.0.1\ngeneration: 2');
    await fleet.build();
    expect(await stateOfA()).toBe('finished');
    read(4);
    expect(await stateOfA()).toBe('reading');
    report(5);
    expect(await stateOfA()).toBe('finished');
  });

  test('an address that another device had before does not make the new one what the old one was', async () => {
    const fleet = await smallFleet();
    fleet.append(
      fleet.line(1, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') }),
      fleet.line(2, '10.0.0.1', home, { status: 204 }),
    );
    rmSync(join(fleet.root, 'devices/a.yaml'));
    fleet.device('d', 'management_ip: 10.0.0.1');
    await fleet.build();
    expect(await fleet.status()).toMatchObject({ totals: { devices: 3, finished: 0, strangers: 0 } });
    fleet.append(fleet.line(3, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('d') }));
    expect(statesOf(await fleet.status())).toEqual({ b: 'silent', c: 'silent', d: 'reading' });
    fleet.append(fleet.line(4, '10.0.0.1', home, { status: 204 }));
    expect(statesOf(await fleet.status()).d).toBe('finished');
  });
});

describe('ways to ask', () => {
  test('by token a device is known by what it reads, and reports from the same address', async () => {
    const fleet = await smallFleet({ site: 'access: token\n' });
    const read = (peer: string, id: string) =>
      fleet.line(1, peer, 'GET /s/*/nsfocus/latest/user_data', { digest: fleet.digest(id) });
    fleet.append(
      read('192.0.2.7', 'a'),
      fleet.line(2, '192.0.2.7', home, { status: 204 }),
      // Two behind one address: whose report it is cannot be known by it.
      read('192.0.2.8', 'b'),
      read('192.0.2.8', 'c'),
      fleet.line(2, '192.0.2.8', home, { status: 204 }),
    );
    const status = await fleet.status();
    expect(statesOf(status)).toEqual({ a: 'finished', b: 'reading', c: 'reading' });
    expect(status.devices[0]?.files.map(({ path }) => path)).toEqual(['nsfocus/latest/user_data']);
    expect(status.totals.strangers).toBe(0);
    // Below its own URL a device says which one it is.
    fleet.append(
      fleet.line(3, '192.0.2.8', 'POST /s/*/phone-home', { status: 204, digest: fleet.digest('b') }),
    );
    expect(statesOf(await fleet.status())).toEqual({ a: 'finished', b: 'finished', c: 'reading' });
  });

  test('by id the path is the same as by address', async () => {
    const fleet = await smallFleet({ site: 'access: open\n' });
    const a = { digest: fleet.digest('a') };
    fleet.append(
      fleet.line(1, '127.0.0.1', 'GET /a/meta-data', a),
      fleet.line(2, '10.0.0.1', 'GET //meta-data', a),
      fleet.line(3, '127.0.0.1', 'GET /a', a),
    );
    const [device] = (await fleet.status()).devices;
    expect(device?.files.map(({ path, requests }) => [path, requests])).toEqual([
      ['', 1],
      ['meta-data', 2],
    ]);
  });
});

test('--only tells of the devices that match, and knows the others', async () => {
  const fleet = await smallFleet();
  fleet.append(
    fleet.line(1, '10.0.0.1', home, { status: 204 }),
    fleet.line(1, '10.0.0.2', home, { status: 204 }),
  );
  expect(statesOf(await fleet.status('--only', 'b*'))).toEqual({ b: 'finished' });
  expect((await fleet.cli('--only', 'b*')).stdout).toMatch(/\n1 of 1 finished\n$/);
});

test('without a site or a log it says what to do', async () => {
  const fleet = await smallFleet();
  rmSync(join(fleet.root, 'out/run'), { recursive: true });
  expect(await fleet.cli()).toEqual({
    code: 1,
    stdout: '',
    stderr: `seedpress: there is no access log ${fleet.log}; start a web server ('seedpress serve' or ${fleet.root}/out/current/host/serve.sh), or name its log with --log\n`,
  });
  expect((await fleet.cli('--log', 'nginx.log')).stderr).toContain(`${fleet.root}/nginx.log;`);
  fleet.write('nginx.log', `${fleet.line(1, '10.0.0.1', 'GET /x', { status: 404 })}\n`);
  expect(statesOf(await fleet.status('--log', 'nginx.log')).a).toBe('reading');
  rmSync(join(fleet.root, 'out'), { recursive: true });
  expect(await fleet.cli()).toEqual({
    code: 1,
    stdout: '',
    stderr: `seedpress: there is no published site in ${fleet.root}/out; run 'seedpress build' first\n`,
  });
});
