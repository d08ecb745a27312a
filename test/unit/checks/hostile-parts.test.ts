import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPart } from '../../../src/checks/check-part.js';
import type { GuestFacts } from '../../../src/checks/parts/check.js';
import type { Position } from '../../../src/diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { placesOf } from '../../../src/diagnostics/rendered-text.js';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { Part } from '../../../src/domain/part.js';
import { parseVersionRange } from '../../../src/domain/version-range.js';

const range = parseVersionRange('>=18 <27');
const guest: GuestFacts = {
  ...(range.ok ? { cloudInit: range.value } : {}),
  schema: {
    root: {
      properties: {
        users: {
          items: {
            oneOf: [
              { type: 'string', minLength: 1 },
              {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: { name: { type: 'string' } },
              },
            ],
          },
        },
        runcmd: {
          type: 'array',
          items: { anyOf: [{ type: 'string' }, { type: 'array' }] },
          uniqueItems: true,
        },
        packages: { $ref: '#/nowhere' },
        mounts: { not: { type: 'array' }, multipleOf: 2, pattern: '(', dependencies: { a: ['b'] } },
      },
      patternProperties: { '^x-': { maxLength: 3 } },
      additionalProperties: false,
    },
  },
};

const contentTypes = [
  'text/cloud-config',
  'text/cloud-config-archive',
  'text/cloud-config-jsonp',
  'text/cloud-boothook',
  'text/jinja2',
  'text/part-handler',
  'text/x-include-url',
  'text/x-include-once-url',
  'text/x-shellscript',
  'text/x-shellscript-per-boot',
  'multipart/mixed',
  'text/x-mine',
];

/** Pieces of what parts are made of, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '#cloud-config\n',
      '#!/bin/sh\n',
      '## template: jinja\n',
      '#include\n',
      '\ufeff',
      '\r\n',
      '\n',
      '  ',
      '- ',
      ': ',
    ],
    ...[
      'users:',
      'runcmd:',
      'packages:',
      'mounts:',
      'password:',
      'chpasswd:',
      'list:',
      'name:',
      'x-a:',
      'on:',
      '<<:',
    ],
    ...[
      '&a ',
      '*a',
      '!!binary ',
      '!!set ',
      '!!omap ',
      '!x ',
      '|\n',
      '>-\n',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '? ',
      '%',
    ],
    ...[
      '0644',
      '12:30',
      '1.10',
      'yes',
      '~',
      '=',
      '2026-01-01',
      '2026-02-30',
      '1_000',
      '.inf',
      '\\x41',
      '\t',
      '---\n',
    ],
    ...[
      '[{"op":"add","path":"/a"}]',
      '--b\n',
      'Content-Type: multipart/mixed; boundary=b\n\n',
      '{{ a.__b }}',
      '- - - ',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

test('whatever a part holds, nothing is thrown, and every message has a place in the part', () => {
  const origin = { file: 'templates/web/type.yaml', line: 2, column: 5 };
  let messages = 0;
  fc.assert(
    fc.property(texts, fc.constantFrom(...contentTypes), fc.boolean(), (content, contentType, isRendered) => {
      const part: Part = { filename: 'part', contentType, content, gzip: false, encoding: 'auto' };
      const source = isRendered ? '{{ text }}\n{% if a %}\n' : content;
      const { diagnostics: found, scripts } = checkPart(part, {
        declaration: { template: 'part', origin },
        list: 'user_data',
        device: { id: 'web-01' as DeviceId, os: 'linux' },
        placeOf: placesOf({ rendered: content, source, file: 'part', origin }),
        guest,
        originOf: () => origin,
      });
      const expectPlace = ({ line, column, file }: Position) => {
        const lines = file === origin.file ? undefined : source.split('\n');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines?.length ?? origin.line);
        expect(column).toBeLessThanOrEqual((lines?.[line - 1]?.length ?? origin.column) + 1);
      };
      // A program may stop at any line of a script.
      for (const { text, placeOf } of scripts)
        for (const index of text.split('\n').keys()) expectPlace(placeOf(index + 1).position);
      for (const diagnostic of found) {
        expectPlace(diagnostic.position);
        expect(formatDiagnostic(diagnostic).split('\n')[0]).toMatch(
          /^\S+:\d+:\d+: (?:error|warning) [\w-]+: .+; ./,
        );
      }
      messages += found.length;
    }),
    { seed: 11, numRuns: 6_000 },
  );
  expect(messages).toBeGreaterThan(2_000);
});
