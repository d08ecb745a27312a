import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPart } from '../../../src/checks/check-part.js';
import { KnownTexts } from '../../../src/checks/known-texts/known-texts.js';
import type { GuestFacts } from '../../../src/checks/parts/check.js';
import type { JsonSchema } from '../../../src/cloud-init/schema/json-schema.js';
import { placesOf } from '../../../src/diagnostics/rendered-text.js';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { Part } from '../../../src/domain/part.js';

const origin = { file: 'type.yaml', line: 1, column: 1 };
const declaration = { template: 'init.config', origin };

function said(content: string, id: string, guest: GuestFacts) {
  const part: Part = {
    filename: 'init.config',
    contentType: 'text/cloud-config',
    content,
    gzip: false,
    encoding: 'auto',
  };
  // The whole text came in by a value, as in a template that is one tag.
  const placeOf = placesOf({ rendered: content, source: '{{ x }}\n{{ y }}', file: 'init.config', origin });
  return checkPart(part, {
    declaration,
    list: 'user_data',
    device: { id: id as DeviceId, os: 'linux' },
    placeOf,
    guest,
  }).diagnostics;
}

const schema: { root: JsonSchema } = {
  root: {
    properties: {
      growpart: { properties: { mode: { enum: ['auto', 'off'] } } },
      packages: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      hostname: { type: 'string', pattern: '^[a-z0-9-]+$' },
      final_message: { type: 'string', maxLength: 9 },
      write_files: { items: { properties: { content: { type: 'string' } } } },
    },
  },
};

/** Lines in which a word could matter: to YAML, to the schema, to a check. */
const line = fc.constantFrom(
  'hostname: word-word',
  'growpart: { mode: word }',
  'packages: [word, "word", word]',
  'final_message: word word',
  'final_message: "word\\n"',
  'write_files: [{ path: /etc/word, content: word, permissions: word }]',
  'write_files:\n  - content: |\n      word = word\n      word\n    path: &word /word',
  'write_files:\n  - content: >-\n      word\n      word',
  'runcmd: [[echo, word, word], "word: word", word-1]',
  'runcmd: [*word, *a]',
  'bootcmd:\n  - word 1\n  - 0word',
  'password: word',
  'users: [{ name: word, passwd: word, plain_text_passwd: word }]',
  'chpasswd: { list: ["word:word"] }',
  'word: word',
  'wordcmd: [1]',
  '# word: word',
  'locale: word # word',
  'timezone: word.word',
  'timezone: 1:word',
  'runcmd: [word -o word, "if word; word; fi", a=(word)]',
  'chef: { word: word, on: 1.word }',
  '#word',
  '"word" : word',
  'bootcmd: [!!str word, !!int word]',
);

const words = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'run', 'x41') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'auto',
      'source',
      'fi',
      'set',
      'pipefail',
      'off',
      'no',
      '1',
      '07',
      '12',
      '1e3',
      'null',
      '2026',
      'RANDOM',
    ),
  },
);

test('what is said about a text is what was said about one like it', () => {
  const fleet = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.infiniteStream(words))
    .map(([lines, stream]) =>
      [1, 2, 3].map(() =>
        ['#cloud-config', ...lines].join('\n').replace(/word/g, () => stream.next().value as string),
      ),
    );
  let replayed = 0;
  fc.assert(
    fc.property(fleet, (texts) => {
      const known = new KnownTexts({ most: 8 });
      texts.forEach((text, index) => {
        const id = `web-${index}`;
        if (index > 0 && known.found(text, aboutOf()) !== undefined) replayed += 1;
        expect(said(text, id, { schema, known })).toEqual(said(text, id, { schema }));
      });
    }),
    { seed: 7, numRuns: 700 },
  );
  expect(replayed).toBeGreaterThan(60);
});

/** All that a text is known under beside itself. */
const aboutOf = (): string =>
  JSON.stringify(['init.config', origin, 'user_data', 'init.config', 'linux', undefined]);

test('no more texts are kept than asked for', () => {
  const known = new KnownTexts({ most: 1 });
  const checked = { diagnostics: [], scripts: [] };
  const remembered = { checked, freedomOf: () => [] };
  known.remember('a: b', '', remembered);
  known.remember('a: [b]', '', remembered);
  expect(known.found('a: b', '')).toBeUndefined();
  expect(known.found('a: [b]', '')).toEqual(checked);
});
