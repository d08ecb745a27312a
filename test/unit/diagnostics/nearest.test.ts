import { expect, test } from 'vitest';
import { namesText, nearestName, nearestNames } from '../../../src/diagnostics/nearest.js';

test.each([
  ['gatway4', ['gateway4', 'gateway6', 'name'], 'gateway4'],
  ['Hostname', ['hostname', 'host'], 'hostname'],
  ['mca', ['mac', 'mtu'], 'mac'],
  ['x', ['mac', 'mtu'], undefined],
  ['', ['mac'], undefined],
  ['completely', ['different'], undefined],
])('%s among %j is %s', (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});

test.each([
  ['web-1', ['web-01', 'web-02', 'web-10', 'web-2', 'db'], ['web-01', 'web-10', 'web-2']],
  ['gateway', ['gateway6', 'gateway4', 'name'], ['gateway6', 'gateway4']],
  ['gateway4', ['gateway6', 'gateway4'], ['gateway4']],
  ['x', ['mac', 'mtu'], []],
])('%s among %j is %j', (name, known, nearest) => {
  expect(nearestNames(name, known)).toEqual(nearest);
});

test.each([
  [['a'], '"a"'],
  [['a', 'b'], '"a" or "b"'],
  [['a', 'b', 'c'], '"a", "b" or "c"'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '"a", "b", "c", "d", "e" or 2 more'],
])('%j is told as %s', (names, text) => {
  expect(namesText(names)).toBe(text);
});
