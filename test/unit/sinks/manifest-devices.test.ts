import { expect, test } from 'vitest';
import { devicePieces, devicesEnd, devicesStart } from '../../../src/sinks/manifest-devices.js';
import { Lines } from '../../../src/sinks/state/lines.js';

/** Numbers that are the same in each run, from 0 to below `end`. */
function numbersFrom(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % end;
  };
}

const linesOf = (records: ReadonlyMap<string, string>): Lines =>
  new Lines(
    Buffer.from(
      [...records]
        .map(([id, record]) => `${id}\t"f"\tkind\t\t${JSON.stringify({ record })}\t\t{}\n`)
        .join(''),
    ),
  );

const randomRecords = (number: (end: number) => number, most: number): ReadonlyMap<string, string> =>
  new Map(
    Array.from(
      { length: 1 + number(most) },
      () => [`n${number(most * 2)}`, `"ü${number(9)},\n`] as const,
    ).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const textOf = (pieces: Iterable<Uint8Array>): string =>
  [...pieces].map((piece) => Buffer.from(piece).toString()).join('');

const manifestOf = (lines: Lines): Buffer =>
  Buffer.from(`{\n"site": {},${devicesStart}${textOf(devicePieces(lines))}${devicesEnd}`);

test('what is taken from an earlier manifest is as if all were made anew: 500 random fleets', () => {
  const number = numbersFrom(57);
  for (let round = 0; round < 500; round += 1) {
    const before = randomRecords(number, 30);
    const kept = [...before].filter(() => number(6) > 0);
    const added = randomRecords(number, 3);
    const after = new Map([...kept, ...added].sort(([a], [b]) => (a < b ? -1 : 1)));
    const [old, now] = [linesOf(before), linesOf(after)];
    const whole = textOf(devicePieces(now));
    expect(textOf(devicePieces(now, { bytes: manifestOf(old), lines: old }))).toBe(whole);
    expect(Object.keys(JSON.parse(`{${whole}}`) as object)).toEqual([...after.keys()]);
  }
});

test('of a manifest that is not as it is written nothing is taken', () => {
  const old = linesOf(new Map([['a', '1']]));
  const now = linesOf(new Map([['a', '2']]));
  for (const text of ['', '{}', `{${devicesStart}"b": {}${devicesEnd}`, manifestOf(old).toString().trim()])
    expect(textOf(devicePieces(now, { bytes: Buffer.from(text), lines: old }))).toBe('"a": {"record":"2"}');
});
