import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type SmallFleet, smallFleet, statesOf } from './small-fleet.js';

const started = (version = '22.4.2'): string =>
  `[   12.1] cloud-init[301]: Cloud-init v. ${version} running 'init-local' at Fri, 31 Jan 2025 12:00:01 +0000. Up 12.05 seconds.`;
const finished = (time = '12:00:09'): string =>
  `[   30.0] cloud-init[353]: Cloud-init v. 22.4.2 finished at Fri, 31 Jan 2025 ${time} +0000. Datasource DataSourceNoCloud [seed=/dev/sr0][dsmode=net].  Up 29.53 seconds`;
const failed = '2025-01-31 12:00:05,123 - util.py[WARNING]: Running module users-groups (<module>) failed';

function writeConsole(fleet: SmallFleet, path: string, lines: readonly string[], { seconds = 0 } = {}): void {
  const file = join(fleet.root, path);
  mkdirSync(dirname(file), { recursive: true });
  // As a serial line ends them.
  writeFileSync(file, lines.map((line) => `${line}\r\n`).join(''));
  const time = new Date(Date.UTC(2025, 0, 31, 13, 0, seconds));
  utimesSync(file, time, time);
}

describe('status --console', () => {
  test('tells of machines that have their seeds by ISO alone, without an access log', async () => {
    const fleet = await smallFleet();
    rmSync(fleet.log);
    writeConsole(fleet, 'consoles/a.log', [started(), finished()]);
    writeConsole(fleet, 'consoles/b-serial0.log', [started()]);
    writeConsole(fleet, 'consoles/unknown.log', [started(), finished()]);
    const status = await fleet.status('--console', 'consoles');
    expect(statesOf(status)).toEqual({ a: 'finished', b: 'reading', c: 'silent' });
    expect(status.totals).toMatchObject({ finished: 1, reading: 1, silent: 1 });
    expect(status.devices[0]).toMatchObject({
      finished: '2025-01-31T12:00:09Z',
      console: {
        file: join(fleet.root, 'consoles/a.log'),
        state: 'finished',
        finished: '2025-01-31T12:00:09Z',
        version: '22.4.2',
        source: 'DataSourceNoCloud [seed=/dev/sr0][dsmode=net]',
        errors: [],
        warnings: [],
      },
    });
    expect(status.devices[2]?.console).toBeNull();
    expect((await fleet.cli('--console', 'consoles')).stdout).toBe(
      `device  address   state     files  first  last  build  console
a       10.0.0.1  finished      0  -      -     -      finished
b       10.0.0.2  reading       0  -      -     -      running
c       10.0.0.3  silent        0  -      -     -      -
1 of 3 finished, 1 reading, 1 silent
`,
    );
  });

  test('counts beside the access log, and shows what went wrong', async () => {
    const fleet = await smallFleet();
    fleet.append(fleet.line(1, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') }));
    writeConsole(fleet, 'a.log', [started(), failed, finished()]);
    const { stdout } = await fleet.cli('--console', 'a.log', '--only', 'a');
    expect(stdout).toContain('current  finished, 1 error\n');
    expect(stdout).toContain('\na: util.py[WARNING]: Running module users-groups (<module>) failed\n');
    // Who has no console is known by the log, as ever.
    expect((await fleet.status('--console', 'a.log')).devices[1]).toMatchObject({
      state: 'silent',
      console: null,
    });
  });

  test('looks at the last boot, and of several files at the newest that says something', async () => {
    const fleet = await smallFleet();
    writeConsole(fleet, 'c/a.log', [
      started(),
      failed,
      finished('12:00:09'),
      started(),
      finished('12:30:00'),
    ]);
    writeConsole(fleet, 'c/b.log', [started(), failed, finished()], { seconds: 1 });
    writeConsole(fleet, 'c/b-serial0.log', [started('24.1')], { seconds: 2 });
    writeConsole(fleet, 'c/b.txt', ['2025-01-31: qemu-system-x86_64: terminating on signal 15'], {
      seconds: 3,
    });
    const { devices } = await fleet.status('--console', 'c');
    expect(devices[0]?.console).toMatchObject({ errors: [], finished: '2025-01-31T12:30:00Z' });
    expect(devices[1]).toMatchObject({ state: 'reading', console: { state: 'running', version: '24.1' } });
  });

  test("knows a seed's own last words, and the time of the file where they have none", async () => {
    const fleet = await smallFleet();
    fleet.write('templates/own/type.yaml', 'user_data: [own.config]\n');
    fleet.write('templates/own/own.config', '#cloud-config\nfinal_message: ready for work after $UPTIME\n');
    fleet.write('devices/c.yaml', 'id: c\ntype: own\n');
    await fleet.build();
    writeConsole(fleet, 'c.log', [started(), 'ready for work after 31.2'], { seconds: 5 });
    const { devices } = await fleet.status('--console', 'c.log');
    expect(devices[2]).toMatchObject({ state: 'finished', finished: '2025-01-31T13:00:05Z' });
  });

  test('takes the longest id that a name begins with', async () => {
    const fleet = await smallFleet();
    fleet.device('a-1', 'management_ip: 10.0.0.4');
    await fleet.build();
    writeConsole(fleet, 'c/a-1.log', [started(), finished()]);
    writeConsole(fleet, 'c/ab.log', [started(), finished()]);
    expect(statesOf(await fleet.status('--console', 'c'))).toMatchObject({ a: 'silent', 'a-1': 'finished' });
  });

  test.each(['nowhere', 'other.log'])('%s is no console of a device', async (path) => {
    const fleet = await smallFleet();
    writeConsole(fleet, 'other.log', [started()]);
    const { code, stderr } = await fleet.cli('--console', path);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `seedpress: there is no console log of a device at ${join(fleet.root, path)}; its name must begin with the device id, like waf-ba-0001.log\n`,
    );
  });

  test('what a guest writes does not reach the terminal', async () => {
    const fleet = await smallFleet();
    writeConsole(fleet, 'a.log', [started(), `\u001b]0;owned\u0007${failed}\u001b[2J`, finished()]);
    const { stdout } = await fleet.cli('--console', 'a.log');
    expect(stdout).toContain('a: util.py[WARNING]');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
