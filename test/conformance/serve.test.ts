import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { python } from '../support/python.js';
import { requires } from '../support/requires.js';
import { hostileRequest, randomFrom } from '../unit/server/hostile-request.js';
import { deviceTree } from '../unit/server/published-site.js';
import { type RawAnswer, rawRequest } from '../unit/server/raw-request.js';
import { type Serving, serve } from '../unit/server/serving.js';

// Clients run beside this process, not instead of it: the server lives in it.
const output = async (command: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(command, args, { encoding: 'utf8' })).stdout;

const ids = Array.from({ length: 20 }, (_, index) => `waf-${index + 1}`);
const devices = Object.fromEntries(ids.map((id) => [id, deviceTree(id)]));
let serving: Serving;

beforeAll(async () => {
  serving = await serve(devices);
});
afterAll(() => serving.end());

describe.skipIf(!existsSync('/usr/bin/curl'))('curl', () => {
  test.each([
    ['nsfocus', '1.0\nlatest\n'],
    ['nsfocus/', '1.0\nlatest\n'],
    ['nsfocus/latest', 'meta_data/\nmeta_data.json\nuser_data\n'],
    ['nsfocus/latest/meta_data/', 'hostname\n'],
    ['nsfocus/latest/meta_data/hostname', 'waf-1'],
  ])('prints %s as text, without a redirect', async (path, text) => {
    const format = '\n%{http_code} %{content_type} %{num_redirects}';
    const printed = await output('curl', ['-sS', '-L', '-w', format, `${serving.server.url}/waf-1/${path}`]);
    expect(printed).toBe(`${text}\n200 text/plain; charset=utf-8 0`);
  });
});

requires('cloud-init')('cloud-init', () => {
  test('reads a seed in under half a second', async () => {
    const script = join(projectRoot, 'test/conformance/python/read_seeded.py');
    const seeded = JSON.parse(await output(python, [script, `${serving.server.url}/waf-7/`]));
    expect(seeded).toMatchObject({
      meta_data: { 'instance-id': 'waf-7', 'local-hostname': 'waf-7' },
      user_data: devices['waf-7']?.['user-data'],
      vendor_data: '',
    });
    expect(seeded.seconds).toBeLessThan(0.5);
  });
});

test('200 fetches at once are all answered, each with its own device', async () => {
  const wanted = Array.from({ length: 200 }, (_, index) => ids[index % ids.length] as string);
  const answers = wanted.map(async (id) =>
    (await fetch(`${serving.server.url}/${id}/nsfocus/latest/meta_data/hostname`)).text(),
  );
  expect(await Promise.all(answers)).toEqual(wanted);
});

test('80 publishes during 2,000 requests fail none and mix no two builds, though old ones are collected', async () => {
  // Long enough for two reads, so that an answer could be torn.
  const bodyOf = (id: string, build: number): string => `${id} of build ${build}\n`.repeat(5_000);
  const few = ids.slice(0, 4);
  let newest = 0;
  const publish = (): void => {
    newest += 1;
    const fileOf = (id: string) => ({ 'user-data': bodyOf(id, newest) });
    serving.site.publish(Object.fromEntries(few.map((id) => [id, fileOf(id)])));
    if (newest % 2 === 0) serving.site.collect();
  };
  publish();
  const wrong: string[] = [];
  const seen = new Set<number>();
  let sent = 0;
  const client = async (): Promise<void> => {
    while (sent < 2_000) {
      sent += 1;
      const id = few[sent % few.length] as string;
      const oldest = newest;
      const answer = fetch(`${serving.server.url}/${id}/user-data`).then((response) => response.text());
      if (sent % 25 === 0) setImmediate(publish);
      const text = await answer.catch(String);
      const build = Number(/^\S+ of build (\d+)\n/.exec(text)?.[1]);
      // An answer is of a build that was published between its request and its end.
      if (text !== bodyOf(id, build) || build < oldest || build > newest) wrong.push(text.slice(0, 80));
      seen.add(build);
    }
  };
  await Promise.all(Array.from({ length: 16 }, client));
  expect(wrong).toEqual([]);
  expect(newest).toBe(81);
  expect(seen.size).toBeGreaterThan(60);
});

describe('2,000 hostile requests', () => {
  // What lies near the tree and is nobody's. Each kind has a text of its own, by which a leak is known.
  const plain = ['manifest.json', 'secret', 'images/waf-1.iso'];
  const hidden = ['.git/config', '.env'];
  const linked = ['waf-1/linked/secret', 'waf-1/linked-secret'];
  const files = [...plain, ...hidden.map((file) => `waf-1/${file}`), ...linked, 'waf-2/meta-data'];
  const canaries = ['CANARY above', 'CANARY hidden', 'CANARY linked'];

  let hostile: Serving;
  beforeAll(async () => {
    hostile = await serve({ 'waf-1': deviceTree('waf-1'), 'waf-2': deviceTree('waf-2') });
    const { root } = hostile.site;
    const device = hostile.site.folderOf('waf-1');
    const above = [
      root,
      join(root, 'generations'),
      join(root, 'current'),
      join(root, 'current/www'),
      join(device, '..'),
    ];
    for (const folder of above) for (const file of plain) write(join(folder, file), 'CANARY above');
    for (const file of hidden) write(join(device, file), 'CANARY hidden');
    write(join(root, 'elsewhere/secret'), 'CANARY linked');
    symlinkSync(join(root, 'elsewhere'), join(device, 'linked'));
    symlinkSync(join(root, 'elsewhere/secret'), join(device, 'linked-secret'));
  });
  afterAll(() => hostile.end());

  test('get no byte that is not of a device, and do not end the server', async () => {
    const answers = await attack(hostile.port);
    const own = Object.values({ ...deviceTree('waf-1'), ...deviceTree('waf-2') });
    const isOwn = (text: string) => own.some((body) => text.endsWith(`\r\n\r\n${body}`));
    expect(answers).toHaveLength(2_000);
    expect(answers.filter(({ text }) => text.includes('CANARY'))).toEqual([]);
    expect(answers.filter(({ status, text }) => status === 200 && !isOwn(text))).toEqual([]);
    const statuses = [...new Set(answers.map(({ status }) => status))];
    expect(statuses.sort((a, b) => a - b)).toEqual([200, 400, 403, 404, 405, 431]);
    expect((await fetch(`${hostile.server.url}/waf-1/meta-data`)).status).toBe(200);
  });

  test('find three holes in a server that opens paths as they come', async () => {
    const www = join(hostile.site.root, 'current/www');
    const naive = createServer((request, response) => {
      try {
        response.end(readFileSync(`${www}${decodeURIComponent(request.url ?? '')}`));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => naive.listen(0, '127.0.0.1', resolve));
    const answers = await attack((naive.address() as AddressInfo).port);
    naive.close();
    const leaksOf = (canary: string) => answers.filter(({ text }) => text.includes(canary)).length;
    for (const canary of canaries) expect(leaksOf(canary), canary).toBeGreaterThan(10);
  });

  /** Sends them, the same ones each time, and gives back the answers. */
  async function attack(port: number): Promise<readonly RawAnswer[]> {
    const random = randomFrom(20_250_131);
    const requests = Array.from({ length: 2_000 }, () => hostileRequest(random, { files }));
    const answers: RawAnswer[] = [];
    const client = async (): Promise<void> => {
      for (let sent = requests.pop(); sent !== undefined; sent = requests.pop()) {
        answers.push(await rawRequest(sent, { port, waitMs: 2_000 }));
      }
    };
    await Promise.all(Array.from({ length: 20 }, client));
    return answers;
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});
