import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { FleetStatus } from '../../../../src/pipeline/status/fleet-status.js';
import { runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';

/** A fleet that was built, and a log that says what we like. */
export interface SmallFleet {
  readonly root: string;
  readonly log: string;
  write(path: string, text: string): void;
  /** Writes devices/<id>.yaml. */
  device(id: string, more: string): void;
  build(): Promise<void>;
  /** The folder of a device in the store, as it is published now. */
  digest(id: string): string;
  /** A line of nginx's log, `seconds` after noon. */
  line(seconds: number, peer: string, request: string, more?: { status?: number; digest?: string }): string;
  append(...lines: readonly string[]): void;
  status(...options: readonly string[]): Promise<FleetStatus>;
  cli(...options: readonly string[]): ReturnType<typeof runCli>;
}

/** With the devices a, b and c at 10.0.0.1, 10.0.0.2 and 10.0.0.3. */
export async function smallFleet({ site = '' }: { site?: string } = {}): Promise<SmallFleet> {
  const root = scratchFolder();
  const log = join(root, 'out/run/access.log');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const build = async (): Promise<void> => {
    expect(await runCli(['build', '--quiet', '--keep', '3'], { cwd: root })).toMatchObject({ code: 0 });
  };
  const device = (id: string, more: string): void =>
    write(`devices/${id}.yaml`, `id: ${id}\ntype: vm\n${more}\n`);
  const cli = async (...options: readonly string[]) => runCli(['status', ...options], { cwd: root });
  write('devices/site.yaml', `namespace: nsfocus\nimages: []\n${site}`);
  write('.seedpress/secret', 'a-secret-of-the-tests-that-is-long-enough');
  write('templates/vm/type.yaml', 'user_data: []\n');
  for (const [index, id] of ['a', 'b', 'c'].entries()) device(id, `management_ip: 10.0.0.${index + 1}`);
  await build();
  mkdirSync(dirname(log));
  writeFileSync(log, '');
  return {
    root,
    log,
    write,
    device,
    build,
    digest: (id) => {
      const { devices } = JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8'));
      return devices[id].digest;
    },
    line: (seconds, peer, request, { status = 200, digest = '' } = {}) => {
      const [method, uri] = request.split(' ');
      // As nginx writes it, in its own time zone.
      const time = new Date(Date.UTC(2025, 0, 31, 14, 0, seconds)).toISOString().replace('.000Z', '+02:00');
      return JSON.stringify({ time, peer, method, uri, status, bytes: 10, request_time: 0, digest });
    },
    append: (...lines) => appendFileSync(log, lines.map((line) => `${line}\n`).join('')),
    status: async (...options) => {
      const { code, stdout, stderr } = await cli('--json', ...options);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout) as FleetStatus;
    },
    cli,
  };
}

export const noon = (seconds: number): string => `2025-01-31T12:00:${String(seconds).padStart(2, '0')}Z`;

/** The states of the devices by their ids. */
export const statesOf = ({ devices }: FleetStatus): Readonly<Record<string, string>> =>
  Object.fromEntries(devices.map(({ id, state }) => [id, state]));
