import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { build } from '../../src/pipeline/build/build.js';
import { builtFleet } from '../conformance/host/built-fleet.js';
import { freePort, startHostServer } from '../conformance/host/web-servers.js';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { rawGet } from '../unit/server/raw-request.js';

/** Fewer where there is little time. */
const swaps = Number(process.env.SEEDPRESS_SWAPS ?? 1_000);
const lines = 300;
/** At 127.0.2.<number>: those that stay, and those that come and go, each time under another name. */
const staying = Array.from({ length: 80 }, (_, index) => 1 + index);
const passing = Array.from({ length: 40 }, (_, index) => 101 + index);

const addressOf = (number: number): string => `127.0.2.${number}`;

/** What a build holds: each one changes eight of those that stay, and half of the others is there. */
function devicesOf(number: number) {
  const stay = staying.map((n) => ({ n, name: 'stays', last: number - ((number + n) % 10) }));
  const pass = passing.flatMap((n) => {
    const turn = Math.floor((number + n) / 5);
    return turn % 2 === 0 ? [{ n, name: `turn${turn}`, last: number }] : [];
  });
  return [...stay, ...pass].map(({ n, name, last }) => ({
    id: `d${n}-${name}`,
    type: 'vm',
    management_ip: addressOf(n),
    vars: { build: Math.max(last, 0) },
  }));
}

interface Found {
  readonly requests: number;
  readonly seconds: number;
  readonly wrong: readonly string[];
  readonly [kind: string]: unknown;
}

/** Two processes that ask all the time, so that the machine has something to do. */
function startLoad(port: number): () => Promise<readonly Found[]> {
  const script = join(projectRoot, 'test/soak/load.mjs');
  const halves = [staying, passing].map(
    (numbers): ChildProcessByStdio<Writable, Readable, null> =>
      spawn(process.execPath, [script, ...[port, lines, numbers[0] ?? 0, numbers.at(-1) ?? 0].map(String)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
  );
  return async () =>
    Promise.all(
      halves.map(async (child) => {
        let text = '';
        child.stdout.on('data', (chunk) => (text += String(chunk)));
        child.stdin.end();
        await once(child, 'close');
        return JSON.parse(text) as Found;
      }),
    );
}

function report(who: string, { requests, seconds, ...counts }: Found): void {
  const rate = Math.round(requests / seconds);
  console.log(`machines ${who}: ${requests} requests (${rate}/s): ${JSON.stringify(counts)}`);
}

requires('nginx')('publishing under load', () => {
  test(`${swaps} builds are published while machines ask nginx, come and go: no answer is lost, torn or another one's`, {
    timeout: 1_800_000,
  }, async () => {
    const port = await freePort();
    const fleet = await builtFleet({
      site: {
        namespace: 'nsfocus',
        server: { address: '127.0.0.1', port },
        layouts: ['nocloud'],
        images: [],
      },
      devices: devicesOf(0),
      template: `#cloud-config\n{% for n in range(${lines}) %}# DEVICE {{ device.id }} BUILD {{ device.vars.build }}\n{% endfor %}final_message: done\n`,
    });
    const root = dirname(fleet.out);
    const stop = await startHostServer('nginx', { out: fleet.out, port });
    const endLoad = startLoad(port);
    const ask = async (number: number) => rawGet('/user-data', { port, from: addressOf(number) });
    const late: string[] = [];
    let asked = 0;
    const started = performance.now();
    try {
      for (let number = 1; number <= swaps; number += 1) {
        const [before, devices] = [devicesOf(number - 1), devicesOf(number)];
        writeFileSync(join(root, 'devices/fleet.yaml'), JSON.stringify({ devices }));
        const options = { root, out: fleet.out, version: '0.0.0-test', strict: false, keep: 2, jobs: 1 };
        const result = await build({ ...options, searchPath: '', libraryFolders: [] });
        expect(result.outcome).toBe('published');
        // From the first request on, who is gone gets nothing, and who has come gets its own.
        for (const n of passing) {
          const [was, is] = [before, devices].map((all) => all.find(({ id }) => id.startsWith(`d${n}-`))?.id);
          if (was === is) continue;
          asked += 1;
          const { status, body } = await ask(n);
          const isRight =
            is === undefined ? status === 404 : body.includes(`# DEVICE ${is} BUILD ${number}\n`);
          if (!isRight) late.push(`build ${number}, ${addressOf(n)}: ${status} ${body.slice(0, 100)}`);
        }
      }
      const seconds = (performance.now() - started) / 1000;
      const [stayed, passed] = (await endLoad()) as [Found, Found];
      report('that stay', stayed);
      report('that come and go', passed);
      console.log(
        `${swaps} swaps in ${seconds.toFixed(0)} s; ${asked} first requests after a change, ${late.length} wrong`,
      );
      const none = { failed: 0, torn: 0, foreign: 0, stale: 0, wrong: [] };
      expect(stayed).toMatchObject({ ...none, gone: 0 });
      expect(passed).toMatchObject(none);
      expect(late).toEqual([]);
      expect(stayed.requests + passed.requests).toBeGreaterThan(swaps * 10);
    } finally {
      await stop();
      fleet.remove();
    }
  });
});
