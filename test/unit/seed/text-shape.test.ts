import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGuestYaml } from '../../../src/seed/checks/parsed-yaml.js';
import { KnownShapes, shapeOf } from '../../../src/seed/checks/text-shape.js';

/** Lines in which a word could matter to a reader of YAML. */
const line = fc.constantFrom(
  'key: word word',
  'key: "word \\n word \\x41"',
  "key: 'word''word'",
  'key: &word word',
  'other: *word',
  'key: !!str word',
  'key: |word',
  'key: |2',
  'key: >-',
  '    word: word',
  '  word',
  '- word',
  '- {key: word, word}',
  '- [word, "word": word]',
  '? word',
  ': word',
  '%YAML 1.1',
  '---',
  '--- word',
  '...',
  'word:word',
  'key: word: word',
  '# word: word',
  'key: word # word',
  'key: word#word',
  '"word"word: word',
  '@word',
  '\tword: word',
  '<<: word',
  '',
);

const words = fc.constantFrom('a', 'word', '1', '0x41', 'null', 'yes', '_', '12', 'e1', 'n', 'YAML', 'x41');

describe('the shape of a text', () => {
  test('words make no difference to whether it is YAML', () => {
    const pairs = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.infiniteStream(words))
      .map(([lines, stream]) => {
        const text = lines.join('\n');
        const next = (): string => stream.next().value as string;
        return [text, text.replace(/\w+/g, (word) => (word === 'word' ? next() : word))] as const;
      });
    let same = 0;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        if (shapeOf(one) !== shapeOf(other)) return true;
        if (one !== other) same += 1;
        return (parseGuestYaml(one).error === undefined) === (parseGuestYaml(other).error === undefined);
      }),
      { seed: 4, numRuns: 4_000 },
    );
    expect(same).toBeGreaterThan(1_000);
  });

  test.each([
    ['a: 1.2.3.4 host-1', 'x: x.x.x.x x-x'],
    ['a: "\\n \\x41 \\\\b"', 'x: "\\n \\x41 \\\\b"'],
    ['a: &b *c !d |2', 'x: &b *c !d |2'],
    ['a: &b-c d\ne: *b-d', 'x: &b-c x\nx: *b-d'],
    ['a: !<tag:b.example,2002:c> d', 'x: !<tag:b.example,2002:c> x'],
    ['ü: ab', 'ü: x'],
  ])('%j is %j', (text, shape) => {
    expect(shapeOf(text)).toBe(shape);
  });

  test('known shapes are forgotten before they are too many', () => {
    const shapes = new KnownShapes({ most: 2 });
    for (const shape of ['a', 'b', 'c']) shapes.add(shape);
    expect(['a', 'b', 'c'].map((shape) => shapes.has(shape))).toEqual([false, false, true]);
  });
});
