import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintUserData } from '../../../src/seed/lint/lint-user-data.js';
import { projectRoot } from '../../support/folders.js';

const folder = join(projectRoot, 'test', 'lint-files');

const files = ['bad', 'good'].flatMap((kind) =>
  readdirSync(join(folder, kind)).map((name) => readFileSync(join(folder, kind, name, 'input'))),
);

/** What files of user-data are made of, and what breaks them. */
const pieces = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    ' ',
    ':',
    '=',
    '"',
    '#',
    '--',
    ';',
    '\0',
    '\ufeff',
    '\ud800',
    'é',
    '你',
  ],
  ...['--==SEAM==\n', '--==SEAM==--\n', 'boundary="', 'Content-Type: ', 'multipart/mixed', 'message/rfc822'],
  ...['Content-Transfer-Encoding: base64\n', 'MIME-Version: 1.0\n', 'From nobody\n', 'application/gzip'],
  ...[
    '#cloud-config\n',
    '#cloud-config-archive\n',
    '## template: jinja\n',
    '#include\n',
    '- { content: "',
    '&a *a',
    '<<: ',
  ],
];

const edit = fc.record({
  // Anywhere alike: the ends of a file are few of its places.
  at: fc.noBias(fc.integer({ min: 0, max: 9999 })).map((place) => place / 10_000),
  removed: fc.integer({ min: 0, max: 40 }),
  added: fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...pieces).map((piece) => Buffer.from(piece)) },
    // Most random bytes are no UTF-8, and then nothing else is looked at.
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)) },
  ),
});

const mutated = fc
  .record({
    first: fc.constantFrom(...files),
    second: fc.option(fc.constantFrom(...files), { freq: 8 }),
    edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
  })
  .map(({ first, second, edits }) =>
    edits.reduce(
      (bytes, { at, removed, added }) => {
        const start = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)]);
      },
      second === null ? first : Buffer.concat([first, second]),
    ),
  );

test('2,000 damaged files: every message has a place in the file, and nothing is thrown', () => {
  fc.assert(
    fc.property(mutated, fc.constantFrom('linux' as const, 'windows' as const), (bytes, os) => {
      const lines = bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split('\n');
      for (const { position, code, found, expected, related = [] } of lintUserData(bytes, {
        file: 'f',
        os,
      })) {
        expect(code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
        expect(found.length * expected.length).toBeGreaterThan(0);
        for (const { file, line, column } of [position, ...related.map((place) => place.position)]) {
          expect(file).toBe('f');
          expect(lines[line - 1], `line ${line}`).toBeDefined();
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
        }
      }
    }),
    { numRuns: 2000 },
  );
}, 120_000);

test('damaged files do not always end up the same', () => {
  const codes = new Set(
    fc
      .sample(mutated, { numRuns: 500, seed: 1 })
      .flatMap((bytes) => lintUserData(bytes, { file: 'f', os: 'linux' }).map(({ code }) => code)),
  );
  expect(codes.size).toBeGreaterThan(20);
});
