import { expect, test } from 'vitest';
import {
  deepestMultipart,
  type LocatedMessage,
  readMessage,
} from '../../../src/cloud-init/message/read-message.js';

const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary="b${n}."\nMIME-Version: 1.0\n\n--b${n}.\n`,
  ).join('');

/** How many multiparts have parts that were read, and what the innermost one says. */
function depthOf(message: LocatedMessage): { readonly depth: number; readonly isTooDeep: boolean } {
  let [depth, inner] = [0, message];
  for (; inner.parts !== undefined; depth += 1) inner = inner.parts[0] as LocatedMessage;
  return { depth, isTooDeep: inner.isTooDeep === true };
}

test.each([1, 2, deepestMultipart])('%i multiparts in each other are read', (depth) => {
  expect(depthOf(readMessage(`${nested(depth)}\nhello\n`))).toEqual({ depth, isTooDeep: false });
});

test.each([deepestMultipart + 1, 20_000])('of %i the parts are read down to a floor', (depth) => {
  const read = depthOf(readMessage(`${nested(depth)}\nhello\n`));
  expect(read).toEqual({ depth: deepestMultipart, isTooDeep: true });
});

test.each([
  ['b', '--b', 1],
  ['b', '--b  ', 1],
  ['b', '--bb', 0],
  ['b', '--b-', 0],
  ['a.c', '--abc', 0],
  ['$&', '--$&', 1],
])('of the boundary %j the line %j begins %i parts', (boundary, line, parts) => {
  const message = readMessage(`Content-Type: multipart/mixed; boundary="${boundary}"\n\n${line}\n\nhello\n`);
  expect(message.parts?.length ?? 0).toBe(parts);
});
