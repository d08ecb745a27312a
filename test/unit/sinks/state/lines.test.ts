import { expect, test } from 'vitest';
import { type LineChange, Lines, lineChanges } from '../../../../src/sinks/state/lines.js';

/** Numbers that are the same in each run, from 0 to below `end`. */
function numbersFrom(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % end;
  };
}

type Texts = ReadonlyMap<string, string>;

const linesOf = (texts: Texts): Lines =>
  new Lines(Buffer.from([...texts].map(([name, text]) => `${name}\t${text}\tü\n`).join('')));

const sorted = (texts: Texts): Texts => new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));

function randomTexts(number: (end: number) => number, most: number): Texts {
  const count = number(most);
  return sorted(new Map(Array.from({ length: count }, () => [`n${number(most * 2)}`, `${number(9)}`])));
}

/** As it would be without a look at runs. */
function slowChanges(before: Texts, after: Texts): readonly LineChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const [olds, nows] = [[...before.keys()], [...after.keys()]];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({
      name,
      ...(before.has(name) ? { before: olds.indexOf(name) } : {}),
      ...(after.has(name) ? { after: nows.indexOf(name) } : {}),
    }));
}

test('lines that come, go and change are found, and joined as if all were written anew: 500 random lists', () => {
  const number = numbersFrom(47);
  for (let round = 0; round < 500; round += 1) {
    const before = randomTexts(number, 60);
    const gone = [...before.keys()].filter(() => number(8) === 0);
    const added = randomTexts(number, [3, 60][number(2)] as number);
    const kept = new Map([...before].filter(([name]) => !gone.includes(name)));
    const after = sorted(new Map([...kept, ...added]));

    const lines = linesOf(before);
    const whole = linesOf(added);
    const joined = lines.with(
      [...added.keys()].map((name, index) => ({ name, bytes: whole.range(index, index + 1) })),
      { without: gone.map((name) => [...before.keys()].indexOf(name)) },
    );
    const expected = linesOf(after);
    expect(joined.bytes.toString()).toBe(expected.bytes.toString());
    expect(Array.from({ length: joined.count }, (_, index) => joined.text(index))).toEqual(
      Array.from({ length: expected.count }, (_, index) => expected.text(index)),
    );
    for (const text of ['3', 'ü', ''])
      expect(joined.withField(text, 1)).toEqual(
        [...after.values()].flatMap((value, index) => (value === text ? [index] : [])),
      );
    expect([...lineChanges(lines, joined)]).toEqual(slowChanges(before, after));
    expect([...lineChanges(joined, lines)]).toEqual(slowChanges(after, before));
  }
});

test('one line of many that are the same is found wherever it stands', () => {
  const before = sorted(new Map(Array.from({ length: 300 }, (_, index) => [`n${index}`, 'same'])));
  for (const name of before.keys()) {
    const after = new Map(before).set(name, 'other');
    expect([...lineChanges(linesOf(before), linesOf(after))]).toEqual(slowChanges(before, after));
  }
});

test('fields are read by their number, the last one to the end of its line', () => {
  const lines = new Lines(Buffer.from('a\tone\ttwo\nb\tthree\tü\n'));
  expect([0, 1, 2].map((number) => lines.field(0, number))).toEqual(['a', 'one', 'two']);
  expect([0, 1, 2].map((number) => lines.field(1, number))).toEqual(['b', 'three', 'ü']);
});

test.each([
  ['the same name twice', 'a\t1\na\t2\n'],
  ['a name before another', 'b\t1\na\t2\n'],
  ['a name before its own beginning', 'ab\t1\na\t2\n'],
  ['no end', 'a\t1\nb\t2'],
  ['no name', 'a\t1\nb\n'],
  ['an empty name', '\t1\n'],
])('what somebody has been at is refused: %s', (_, text) => {
  expect(() => new Lines(Buffer.from(text))).toThrow(/^lines that|^a line/);
});

test('as many lines as there are', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `n${index + 10_000}`);
  const lines = new Lines(Buffer.from(names.map((name) => `${name}\t\n`).join('')));
  expect(lines.count).toBe(5000);
  expect([0, 1023, 1024, 4999].map((index) => lines.name(index))).toEqual(
    [0, 1023, 1024, 4999].map((index) => names[index]),
  );
});
