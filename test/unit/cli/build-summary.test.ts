import { expect, test } from 'vitest';
import { buildSummary } from '../../../src/cli/report/build-summary.js';
import { progressLine } from '../../../src/cli/report/progress.js';
import type { DeviceRecord } from '../../../src/domain/manifest.js';

const record: DeviceRecord = {
  digest: 'd',
  type: 'waf',
  instance_id: 'a',
  hostname: 'a',
  uuid: 'u',
  content: 'c',
  files: 1,
  images: ['a.iso'],
};

const publishedOf = (count: number) => ({
  totals: { devices: count, files: count, images: count },
  site: {
    namespace: 'n',
    server: { address: '2001:db8::2', port: 80 },
    layouts: [],
    images: [],
    access: 'open' as const,
  },
  example: ([preferred = 'vm-0']: readonly string[] = []) => ({ id: preferred, record }),
});

const where = { root: '/srv/fleet', out: '/srv/fleet/out', cwd: '/srv/fleet', elapsedMs: 1234 };

test('a first build says how much, what, and where one device is', () => {
  const added = Array.from({ length: 1200 }, (_, index) => `vm-${index}`);
  const changes = { added, changed: [], removed: [] };
  const result = {
    outcome: 'published',
    diagnostics: [],
    published: publishedOf(1200),
    generation: 7,
    changes,
    written: 1200,
    mended: [],
  } as const;
  expect(buildSummary(result, where)).toBe(`seedpress: 1,200 devices, 1,200 files, 1,200 images in 1.23 s
  published   out/current -> generations/7
  changed     1,200 added (vm-0, vm-1, vm-2, vm-3, vm-4 and 1,195 more); 1,200 devices rendered
  example     vm-0
    URL       http://[2001:db8::2]/vm-0/
    ISO       out/current/images/a.iso
  next        npx seedpress serve
`);
});

test('the example is a device that changed', () => {
  const changes = { added: [], changed: ['vm-1'], removed: ['vm-9'] };
  const result = {
    outcome: 'published',
    diagnostics: [],
    published: publishedOf(3),
    generation: 2,
    changes,
    written: 1,
    mended: [],
  };
  const summary = buildSummary({ ...result, outcome: 'published' }, where);
  expect(summary).toContain('1 changed (vm-1), 1 removed (vm-9); 1 device rendered');
  expect(summary).toContain('example     vm-1');
});

test('nothing changed is one line', () => {
  const result = { outcome: 'unchanged', diagnostics: [], published: publishedOf(1) } as const;
  expect(buildSummary(result, where)).toBe(
    'seedpress: nothing changed; out holds 1 device, 1 file, 1 image\n',
  );
});

function progressWith({ isTerminal, times }: { isTerminal: boolean; times: readonly number[] }): string {
  let printed = '';
  const left = [...times];
  const io = { isTerminal, now: () => left.shift() ?? 0, stderr: (text: string) => (printed += text) };
  const progress = progressLine(io as never, { quiet: false });
  progress.show({ done: 1, total: 9 });
  progress.show({ done: 2, total: 9 });
  progress.clear();
  return printed;
}

test('progress is drawn on a terminal after a second, and wiped', () => {
  expect(progressWith({ isTerminal: true, times: [0, 900, 1001, 1001] })).toBe(
    '\r2 of 9 devices written, 2.0/s, 4 s left\r\u001b[K',
  );
  expect(progressWith({ isTerminal: false, times: [0, 5000, 9000, 9000] })).toBe('');
});

test('progress has a rate and the time that is left', () => {
  expect(progressWith({ isTerminal: true, times: [0, 900, 2000, 2000] })).toContain(
    '\r2 of 9 devices written, 1.0/s, 7 s left',
  );
});
