import { expect, test } from 'vitest';
import { nearestName } from '../../../src/diagnostics/nearest.js';

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
