import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formerSecrets } from '../../../../../src/pipeline/plan/diff/former-secrets.js';
import { maskedPatch } from '../../../../../src/pipeline/plan/diff/masked-patch.js';

const m = '********';
const none = { known: [], former: [] };
const linesOf = (before: string, after: string, options = none) =>
  maskedPatch(before, after, options).flatMap(({ lines }) => lines);

test('a change of a line with its surroundings', () => {
  expect(maskedPatch('a\nb\nc\nd\n', 'a\nb\nC\nd\n', none)).toEqual([
    { header: '@@ -1,4 +1,4 @@', lines: [' a', ' b', '-c', '+C', ' d'] },
  ]);
});

test('a text that comes has a range of no lines before it', () => {
  expect(maskedPatch('', 'a\n', none)).toEqual([{ header: '@@ -0,0 +1,1 @@', lines: ['+a'] }]);
  expect(maskedPatch('a\n', '', none)).toEqual([{ header: '@@ -1,1 +0,0 @@', lines: ['-a'] }]);
});

test('values without a line end are compared as lines', () => {
  expect(linesOf('10.0.0.1', '10.0.0.2')).toEqual(['-10.0.0.1', '+10.0.0.2']);
});

test('a changed password is a changed line', () => {
  expect(linesOf('password: one\n', 'password: two\n')).toEqual([`-password: ${m}`, `+password: ${m}`]);
});

test('a known secret is masked on both sides, and the one before it by the line that it stood in', () => {
  const [before, after] = ['run -k old-key now\ncheck old-key\n', 'run -k new-key now\ncheck it\n'];
  const former = formerSecrets(before, after, { known: ['new-key'] });
  expect(former).toEqual(['old-key']);
  expect(linesOf(before, after, { known: ['new-key'], former } as never)).toEqual([
    `-run -k ${m} now`,
    `-check ${m}`,
    `+run -k ${m} now`,
    '+check it',
  ]);
});

test('a line that gives way to a secret is hidden, since it may hold the one before', () => {
  expect(linesOf('  old-key\n', '  new-key\n', { known: ['new-key'], former: [] } as never)).toEqual([
    `-  ${m}`,
    `+  ${m}`,
  ]);
});

test('the patch turns one text into the other', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '@@', '-x', '+y'))
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const hunks = maskedPatch(`${before}\n`, `${after}\n`, none);
      expect(applied(`${before}\n`, hunks)).toBe(`${after}\n`);
    }),
  );
});

/** What `patch` makes of a text. */
function applied(before: string, hunks: ReturnType<typeof maskedPatch>): string {
  const lines = before.split('\n');
  let shift = 0;
  for (const { header, lines: changes } of hunks) {
    const [, start = '0', count = '0'] = /^@@ -(\d+),(\d+) /.exec(header) ?? [];
    const at = Number(start) + shift - (count === '0' ? 0 : 1);
    const now = changes.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
    lines.splice(at, Number(count), ...now);
    shift += now.length - Number(count);
  }
  return lines.join('\n');
}
