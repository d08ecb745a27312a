import { expect, test } from 'vitest';
import { Lines } from '../../../../src/sinks/state/lines.js';
import { PackedLines } from '../../../../src/sinks/state/packed-lines.js';

const linesOf = (...names: readonly string[]): Lines =>
  new Lines(Buffer.from(names.map((name) => `${name}\t${name.repeat(50)}\tä\n`).join('')));

function joined(...parts: readonly Lines[]): string {
  const all = new PackedLines();
  for (const part of parts) all.add(part);
  const { bytes } = all.take();
  return bytes.toString();
}

test('lists come back as one, in the order of their names', () => {
  const sorted = linesOf('a', 'a-1', 'b', 'c', 'd', 'e').bytes.toString();
  expect(joined(linesOf('a', 'a-1', 'b'), linesOf(), linesOf('c', 'd'), linesOf('e'))).toBe(sorted);
  expect(joined(linesOf('c', 'd'), linesOf('a', 'e'), linesOf('a-1', 'b'))).toBe(sorted);
  expect(joined()).toBe('');
});

test('a field is found from either end of a line', () => {
  const lines = new Lines(Buffer.from('a\t1\t\tx\nb\t1\t2\tx\nc\t1\t2\tyy\n'));
  expect([0, 1, 2].map((index) => lines.fieldFromEnd(index, 0))).toEqual(['x', 'x', 'yy']);
  expect([0, 1, 2].map((index) => lines.fieldFromEnd(index, 1))).toEqual(['', '2', '2']);
  expect([0, 1, 2].map((index) => lines.field(index, 2))).toEqual(['', '2', '2']);
  expect([lines.isFieldSame(0, 1, 2), lines.isFieldSame(1, 2, 2), lines.isFieldSame(1, 2, 3)]).toEqual([
    false,
    true,
    false,
  ]);
});
