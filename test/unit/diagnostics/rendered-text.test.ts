import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../src/diagnostics/rendered-text.js';

const file = 'templates/web/init.config';
const origin = { file: 'templates/web/type.yaml', line: 2, column: 5 };

const placeOf = (source: string, rendered: string, line: number, column?: number) => {
  const { position, hint } = placesOf({ source, rendered, file, origin })(line, column);
  return position === origin ? hint : `${position.line}:${position.column}${hint}`;
};

const nowhere = (line: number): string => `line ${line} of the rendered text`;

describe('the place of a rendered line in its template', () => {
  const loop = '#cloud-config\nruncmd:\n{% for job in jobs %}\n  - {{ job }}\n{% endfor %}\nend: true\n';
  const looped = '#cloud-config\nruncmd:\n  - a\n  - b\nend: true\n';
  test.each([
    ['a text without tags', 'a\nb\nc', 'a\nb\nc', 2, '2:1'],
    ['a line before a tag', 'a\n{{ x }}\nc', 'a\n1\n2\nc', 1, '1:1'],
    ['a line behind a tag', 'a\n{{ x }}\nc', 'a\n1\n2\nc', 4, '3:1'],
    ['a line that a value of two lines made', 'a\n{{ x }}\nc', 'a\n1\n2\nc', 3, nowhere(3)],
    ['a line with a value in it', 'a\n  b: {{ x }}\nc', 'a\n  b: 1\nc', 2, '2:3'],
    ['a line below a comment', '{## sets up ##}\necho {{ x }}\n', 'echo 1\n', 1, '2:1'],
    ['a line inside an if that is true', 'a\n{% if x %}\nb: {{ x }}\n{% endif %}\n', 'a\nb: 1\n', 2, '3:1'],
    [
      'a line behind an if that is not',
      '{% if x %}\nb: {{ x }}\n{% endif %}\nc\nd{{ x }}\n',
      'c\nd1\n',
      1,
      '4:1',
    ],
    ['a line of a loop', loop, looped, 3, nowhere(3)],
    ['a line behind a loop', loop, looped, 5, '6:1'],
    [
      'a line of a loop that one line alone can have made',
      'a\n{% for x in y %}\n- b: {{ x }}\n{% endfor %}\nc',
      'a\n- b: 1\n- b: 2\nc',
      3,
      '3:1',
    ],
    [
      'one that two lines can have made',
      'a\n{% if x %}\n- b: {{ x }}\n{% endif %}\n- b: {{ y }}{{ z }}\n{{ u }}',
      'a\n- b: 1\n- b: 2\nc\nd',
      3,
      nowhere(3),
    ],
    ['a line that stands once', '{{ x }}\nkey: 1\n{{ y }}\n', '1\n2\nkey: 1\n3\n4\n', 3, '2:1'],
    [
      'a line that stands twice',
      '{{ x }}\nkey\n{{ y }}\nkey\n{{ z }}',
      '1\n2\nkey\n3\nkey\n4\n5',
      3,
      nowhere(3),
    ],
  ])('%s', (_name, source, rendered, line, place) => {
    expect(placeOf(source, rendered, line)).toBe(place);
  });

  test('a placeholder is a tag as well', () => {
    const source = 'a\nip: #ip#\nb\n{{ x }}\ncall: #ip#\ndial: {{ y }}';
    const place = placesOf({
      source,
      rendered: 'a\nip: 1\nb\n2\n3\ncall: 1\ndial: 4',
      file,
      origin,
      placeholders: ['#ip#'],
    });
    expect([2, 6, 7].map((line) => place(line).position.line)).toEqual([2, 5, 6]);
  });

  test('the column is kept where the line is', () => {
    expect(placeOf('a: b: c', 'a: b: c', 1, 4)).toBe('1:4');
    expect(placeOf('a: b: {{ x }}', 'a: b: c', 1, 4)).toBe('1:1');
  });
});
