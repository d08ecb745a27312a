import { appendFileSync, copyFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FleetStatus } from '../../../../src/pipeline/status/fleet-status.js';
import { openStatus, type StatusReader } from '../../../../src/pipeline/status/status.js';
import { scratchOnDisk } from '../../../support/folders.js';
import { type SmallFleet, smallFleet, statesOf } from './small-fleet.js';

scratchOnDisk();

test('what was rotated away before counts as well, and nothing else beside the log', async () => {
  const fleet = await smallFleet();
  const read = (peer: string) => `${fleet.line(1, peer, 'GET /x', { status: 404 })}\n`;
  writeFileSync(`${fleet.log}.1`, read('10.0.0.1'));
  writeFileSync(`${fleet.log}.2.gz`, gzipSync(read('10.0.0.2')));
  writeFileSync(`${fleet.log}-20250130`, read('10.0.0.3'));
  writeFileSync(`${fleet.log}.old`, 'no log of ours\n');
  writeFileSync(`${fleet.log}.1.swp`, 'no log of ours\n');
  const status = await fleet.status();
  expect(statesOf(status)).toEqual({ a: 'reading', b: 'reading', c: 'reading' });
  expect(status.totals).toMatchObject({ requests: 3, foreign_lines: 0 });
});

test('a line of 100 MB is passed over, and those around it count', { timeout: 60_000 }, async () => {
  const fleet = await smallFleet();
  const read = `${fleet.line(1, '10.0.0.1', 'GET /x', { status: 404 })}\n`;
  writeFileSync(fleet.log, read);
  for (let megabytes = 0; megabytes < 100; megabytes += 1) appendFileSync(fleet.log, 'x '.repeat(500_000));
  appendFileSync(fleet.log, `\n${read}`);
  const begun = process.cpuUsage();
  expect((await fleet.status()).totals.requests).toBe(2);
  // By the square of its length it takes ten times as long.
  expect(process.cpuUsage(begun).user + process.cpuUsage(begun).system).toBeLessThan(5_000_000);
});

describe('a log that is rotated while it is read', () => {
  let fleet: SmallFleet;
  let reader: StatusReader;
  let seconds = 0;
  beforeEach(async () => {
    fleet = await smallFleet();
    reader = openStatus({ out: `${fleet.root}/out` });
  });
  afterEach(async () => reader.close());

  const requests = async (): Promise<number> => ((await reader.read()) as FleetStatus).totals.requests;
  const line = (): string => `${fleet.line((seconds += 1), '10.0.0.1', 'GET /x', { status: 404 })}\n`;

  test('moved away, and written to for a while, as nginx does until it is told', async () => {
    appendFileSync(fleet.log, line());
    expect(await requests()).toBe(1);
    renameSync(fleet.log, `${fleet.log}.1`);
    appendFileSync(`${fleet.log}.1`, line());
    expect(await requests()).toBe(2);
    // logrotate's "create".
    writeFileSync(fleet.log, '');
    appendFileSync(`${fleet.log}.1`, line());
    expect(await requests()).toBe(3);
    appendFileSync(`${fleet.log}.1`, line());
    appendFileSync(fleet.log, line());
    expect(await requests()).toBe(5);
    appendFileSync(fleet.log, line());
    expect(await requests()).toBe(6);
  });

  test('copied away and emptied', async () => {
    appendFileSync(fleet.log, line() + line());
    expect(await requests()).toBe(2);
    copyFileSync(fleet.log, `${fleet.log}.1`);
    truncateSync(fleet.log);
    appendFileSync(fleet.log, line());
    expect(await requests()).toBe(3);
  });

  test('a line that comes in pieces is one line', async () => {
    const text = line();
    appendFileSync(fleet.log, text.slice(0, 20));
    expect(await requests()).toBe(0);
    appendFileSync(fleet.log, text.slice(20, -1));
    expect(await requests()).toBe(1);
    appendFileSync(fleet.log, `\n${line()}`);
    expect(await requests()).toBe(2);
  });

  test('characters of several bytes do not fall apart at the edge of a chunk', async () => {
    // 256 KiB are read at once.
    const strange = '\u00e9'.repeat(131_072);
    appendFileSync(fleet.log, `${fleet.line(1, '10.0.0.9', `GET /x${strange}`, { status: 404 })}\n${line()}`);
    expect(await reader.read()).toMatchObject({ totals: { requests: 2, foreign_lines: 0 } });
  });

  test('a build in between is seen, and without news the same object comes back', async () => {
    appendFileSync(fleet.log, line());
    const before = (await reader.read()) as FleetStatus;
    expect(await reader.read()).toBe(before);
    fleet.device('d', 'management_ip: 10.0.0.4');
    await fleet.build();
    expect(await reader.read()).toMatchObject({ generation: 2, totals: { devices: 4 } });
  });
});
