import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startCli } from '../../support/cli.js';
import { until } from '../../support/until.js';
import { smallFleet } from '../pipeline/status/small-fleet.js';

test('--follow tells of each device that gets further, through a rotation, and ends when all are done', async () => {
  const fleet = await smallFleet();
  const { line } = fleet;
  const cli = startCli(['status', '--follow'], { cwd: fleet.root });
  await until(() => cli.stdout().includes('0 of 3 finished, 3 silent\n'));
  const table = cli.stdout();
  const printed = async (text: string) => {
    await until(() => cli.stdout().includes(text), { explain: () => cli.stdout() });
  };
  fleet.append(line(1, '10.0.0.1', 'GET /meta-data', { digest: fleet.digest('a') }));
  await printed('2025-01-31T12:00:01Z  a  reading, build current\n');
  renameSync(fleet.log, `${fleet.log}.1`);
  writeFileSync(fleet.log, '');
  fleet.append(
    line(2, '10.0.0.1', 'POST /phone-home', { status: 204 }),
    line(3, '10.0.0.2', 'POST /phone-home', { status: 204 }),
  );
  await printed('2025-01-31T12:00:02Z  a  finished, build current\n2025-01-31T12:00:03Z  b  finished\n');
  fleet.append(line(4, '10.0.0.3', 'POST /phone-home', { status: 204 }));
  const { code, stdout } = await cli.over;
  expect(code).toBe(0);
  expect(stdout.slice(table.length)).toBe(`2025-01-31T12:00:01Z  a  reading, build current
2025-01-31T12:00:02Z  a  finished, build current
2025-01-31T12:00:03Z  b  finished
2025-01-31T12:00:04Z  c  finished
3 of 3 finished
`);
});

test('--follow --json prints the whole state in a line, and waits for a log that is not there yet', async () => {
  const fleet = await smallFleet();
  rmSync(fleet.log);
  const cli = startCli(['status', '--follow', '--json'], { cwd: fleet.root });
  await until(() => cli.stderr().startsWith('seedpress: waiting: there is no access log '));
  fleet.append(fleet.line(1, '10.0.0.1', 'GET /x', { status: 404 }));
  await until(() => cli.stdout() !== '');
  fleet.append(
    ...['10.0.0.1', '10.0.0.2'].map((peer) => fleet.line(2, peer, 'POST /phone-home', { status: 204 })),
  );
  await until(() => cli.stdout().split('\n').length > 2);
  const { code, stdout } = await cli.interrupt();
  expect(code).toBe(0);
  const states = stdout
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as { totals: { finished: number } });
  expect(states.map(({ totals }) => totals.finished)).toEqual([0, 2]);
});
