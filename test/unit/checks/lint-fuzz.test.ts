import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guestFacts } from '../../../src/checks/guest-facts.js';
import { lintUserData } from '../../../src/checks/lint/lint-user-data.js';
import type { Position } from '../../../src/diagnostics/diagnostic.js';
import { parseBudget } from '../../../src/domain/budget.js';
import { parseVersionRange } from '../../../src/domain/version-range.js';
import { projectRoot } from '../../support/folders.js';

/** A schema of our own, and versions and a size by which there is something to say. */
const schema = {
  root: {
    properties: {
      packages: { type: 'array', items: { type: 'string' } },
      write_files: { type: 'array', items: { required: ['path'], properties: { path: { type: 'string' } } } },
      runcmd: { type: 'array', minItems: 2, items: { oneOf: [{ type: 'string' }, { type: 'array' }] } },
    },
    additionalProperties: false,
  },
};

const range = parseVersionRange('>=18.2 <27');
const budget = parseBudget('300', { named: [] });
if (!range.ok || !budget.ok) throw new Error('the options of this test are none');

const lint = (bytes: Buffer, { os, isTold = true }: { os: 'linux' | 'windows'; isTold?: boolean }) =>
  lintUserData(bytes, {
    file: 'f',
    guest: { os, facts: isTold ? guestFacts(range.value, schema) : {} },
    ...(isTold ? { budget: budget.value } : {}),
  });

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
  ...['\npackages: [a, 010, yes]\n', '\nwrite_files: [{ permissions: 644 }]\n', '\nusers: [{ passwd: a }]\n'],
  ...['\nruncmd: [[date, 12:30]]\n', '\non: 1\n', '\napt_update: 2\n', '\nubuntu_pro: {}\n', '#!/bin/sh\n'],
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

const systems = fc.constantFrom('linux' as const, 'windows' as const);

test('2,000 damaged files: every message has a place in the file, and nothing is thrown', () => {
  fc.assert(
    fc.property(mutated, systems, fc.boolean(), (bytes, os, isTold) => {
      const lines = bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split('\n');
      const expectPlace = ({ file, line, column }: Position) => {
        expect(file).toBe('f');
        expect(lines[line - 1], `line ${line}`).toBeDefined();
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
      };
      const { diagnostics, scripts } = lint(bytes, { os, isTold });
      for (const { position, code, found, expected, related = [], devices } of diagnostics) {
        expect(code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
        expect(found.length * expected.length).toBeGreaterThan(0);
        expect(devices).toBeUndefined();
        for (const place of [position, ...related.map((other) => other.position)]) expectPlace(place);
      }
      // A program may stop at any line of a script.
      for (const { text, placeOf } of scripts)
        for (const index of text.split('\n').keys()) expectPlace(placeOf(index + 1).position);
    }),
    { numRuns: 2000 },
  );
}, 120_000);

test('damaged files do not always end up the same', () => {
  const linted = fc.sample(mutated, { numRuns: 1500, seed: 1 }).map((bytes) => lint(bytes, { os: 'linux' }));
  const codes = new Set(linted.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  expect(codes.size).toBeGreaterThan(25);
  expect([...codes]).toEqual(expect.arrayContaining(['config-schema', 'yaml-value', 'user-data-size']));
  expect(linted.flatMap(({ scripts }) => scripts).length).toBeGreaterThan(50);
});
