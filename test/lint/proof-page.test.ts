import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../../scripts/lib/root.mjs';
import { rowsIn, withRows } from '../vm/harness/proof-page.js';

const page = readFileSync(inRoot('docs/proof.md'), 'utf8');
const rowOf = (name: string, seconds: number) => ({ name, result: 'as built', seconds, warnings: 'none' });
const [a, b] = ['a | URL | VM | 1.0', 'b | URL | VM | 1.0'];

test('a run writes its rows, in the order of the cases, and leaves all other rows and lines as they are', () => {
  const known = [...rowsIn(page).keys()];
  const once = withRows(page, { names: [a, ...known, b], rows: [rowOf(b, 2.4), rowOf(a, 0.1)] });
  expect([...rowsIn(once).keys()]).toEqual([a, ...known, b]);
  const twice = withRows(once, { names: [a, ...known, b], rows: [rowOf(a, 9.6)] });
  expect(rowsIn(twice).get(a)).toBe(`| ${a} | as built | 10 | none |`);
  expect(rowsIn(twice).get(b)).toBe(`| ${b} | as built | 2 | none |`);
  expect(withRows(twice, { names: known, rows: [] })).toBe(page);
});

test('every row was right, and had no warning that was not expected', () => {
  for (const row of rowsIn(page).values())
    expect(row).toMatch(/^\| .* \| (as built|no part ran; then as built) \| \d+ \| (none|\d+, expected) \|$/);
});
