import { expect, test } from 'vitest';
import { parseBudget, spentOf } from '../../../src/domain/budget.js';
import { namedBudgets } from '../../../src/domain/known-layouts.js';
import {
  holds,
  isBefore,
  parseVersion,
  parseVersionRange,
  reaches,
  type VersionRange,
} from '../../../src/domain/version-range.js';
import { knownLayouts } from '../../../src/layouts/index.js';

function rangeOf(text: string): VersionRange {
  const parsed = parseVersionRange(text);
  if (!parsed.ok) throw new Error(parsed.found);
  return parsed.value;
}

test.each([
  ['>=22.4 <27', '22.4', true],
  ['>=22.4 <27', '22.4.2', true],
  ['>=22.4 <27', '22.3.4', false],
  ['>=22.4 <27', '26.9.9', true],
  ['>=22.4 <27', '27', false],
  ['>=22.4, <27', '27', false],
  ['>= 22.4 < 27', '25', true],
  ['<=22.4', '22.4.2', true],
  ['<=22.4', '22.5', false],
  ['<=22', '22.9', true],
  ['>22.4', '22.4.9', false],
  ['>22.4', '22.5', true],
  ['=22.4', '22.4.2', true],
  ['=22.4.2', '22.4.3', false],
  ['==23', '23.3.1', true],
  ['>=22 >=24 <30 <26', '23', false],
])('%s holds %s: %s', (range, version, expected) => {
  expect(holds(rangeOf(range), parseVersion(version)!)).toBe(expected);
});

test.each([
  ['', 'the version range is empty'],
  ['22.4', '"22.4" does not compare with a version'],
  ['>=022', '">=022" does not compare with a version'],
  ['>=22.4.2.1', '">=22.4.2.1" does not compare with a version'],
  ['newer', '"newer" does not compare with a version'],
  ['>=23 <23', '">=23 <23" contains no version'],
])('%j is no range', (text, found) => {
  expect(parseVersionRange(text)).toMatchObject({ ok: false, found });
});

test('a range tells what is before a version and what is not', () => {
  expect(isBefore(rangeOf('>=22.2'), '22.2')).toBe(false);
  expect(isBefore(rangeOf('>=22.1'), '22.2')).toBe(true);
  expect(isBefore(rangeOf('<23'), '22.2')).toBe(true);
  expect(isBefore(undefined, '22.2')).toBe(false);
  expect(reaches(rangeOf('<22.2'), '22.2')).toBe(false);
  expect(reaches(rangeOf('<=22.2'), '22.2')).toBe(true);
  expect(reaches(rangeOf('>=18'), '22.2')).toBe(true);
  expect(reaches(undefined, '22.2')).toBe(true);
});

test('a distribution adds to a version what does not count', () => {
  expect(parseVersion('22.4.2-1+deb12u3')).toEqual([22, 4, 2]);
  expect(parseVersion('upstream')).toBeUndefined();
});

const named = namedBudgets(knownLayouts);

test.each(['ec2', 'openstack', 'proxmox', 'kubevirt', '2048'])('budget %s', (text) => {
  expect(parseBudget(text, { named })).toMatchObject({ ok: true, value: { name: text } });
});

test.each(['', '0', '-1', '16k', '1e3', '1234567890123'])('%j is no budget', (text) => {
  expect(parseBudget(text, { named })).toMatchObject({ ok: false, found: `"${text}" is not a budget` });
});

test('base64 makes four bytes of three', () => {
  expect([1, 3, 4].map((bytes) => spentOf(bytes, { name: 'x', bytes: 9, unit: 'base64' }))).toEqual([
    4, 4, 8,
  ]);
  expect(spentOf(5, { name: 'x', bytes: 9, unit: 'raw' })).toBe(5);
});
