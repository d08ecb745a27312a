import type { Diagnostic, Position } from '../diagnostic.js';

export const besideDevices = (position: Position, { key }: { key: string }): Diagnostic => ({
  code: 'beside-devices',
  severity: 'error',
  position,
  found: `"${key}" stands beside "devices"`,
  expected: 'a file with one device, or with a list of them and nothing else',
  remedy: 'move what all of them share to the defaults of their type or of devices/site.yaml',
});

export const notAList = (position: Position): Diagnostic => ({
  code: 'wrong-value',
  severity: 'error',
  position,
  found: '"devices" holds no list',
  expected: 'a list of devices, like devices: [{ id: web-01, type: base }]',
});

export const repeatBackwards = (
  position: Position,
  { from, to }: { from: number; to: number },
): Diagnostic => ({
  code: 'repeat-range',
  severity: 'error',
  position,
  found: `repeat runs from ${from} to ${to}`,
  expected: `the lower number first: { from: ${to}, to: ${from} }`,
});

export const repeatTooLong = (
  position: Position,
  { count, most }: { count: number; most: number },
): Diagnostic => ({
  code: 'repeat-range',
  severity: 'error',
  position,
  found: `repeat makes ${count} devices`,
  expected: `at most ${most}`,
});

export const idWithoutNumber = (position: Position, { id }: { id: string }): Diagnostic => ({
  code: 'repeat-id',
  severity: 'error',
  position,
  found: `the id "${id}" does not use n, and every device of a repeat needs its own`,
  expected: 'an id with the number in it',
  remedy: `write id: ${JSON.stringify(`${id}-{{ n | pad(4) }}`)}`,
});

export const textCycle = (position: Position, { names }: { names: readonly string[] }): Diagnostic => ({
  code: 'text-cycle',
  severity: 'error',
  position,
  found: `this text needs itself: ${names.join(' -> ')}`,
  expected: 'a text that other values do not lead back to',
});

export const duplicateFile = (
  position: Position,
  { path, first }: { path: string; first: Position },
): Diagnostic => ({
  code: 'duplicate-file',
  severity: 'error',
  position,
  found: `the file "${path}" stands twice in files`,
  expected: 'each path once',
  related: [{ label: 'first', position: first }],
});

/** One value that two devices have. `what` names it: `MAC`; a repeat writes both in one place. */
export const duplicateValue = (
  position: Position,
  options: { code: string; what: string; value: string; owner: string; first: Position },
): Diagnostic => {
  const { code, what, value, owner, first } = options;
  return {
    code,
    severity: 'error',
    position,
    found: `${value} is the ${what} of ${owner} already`,
    expected: 'a value that no other device has',
    ...(isSamePlace(first, position) ? {} : { related: [{ label: 'first', position: first }] }),
  };
};

export const managementElsewhere = (
  position: Position,
  { address, id, network }: { address: string; id: string; network: string },
): Diagnostic => ({
  code: 'management-address',
  severity: 'warning',
  position,
  found: `${address} is in the network ${network} of ${id} and on none of its interfaces`,
  expected: 'the address from which the device asks the server',
});

const isSamePlace = (a: Position, b: Position): boolean =>
  a.file === b.file && a.line === b.line && a.column === b.column;
