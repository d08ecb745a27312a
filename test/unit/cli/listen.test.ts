import { expect, test } from 'vitest';
import { isLoopback, listenOf } from '../../../src/cli/serve/listen.js';

const site = { port: 8807 };

test.each([
  [undefined, '127.0.0.1', 8807],
  ['8080', '127.0.0.1', 8080],
  ['127.0.0.2', '127.0.0.2', 8807],
  ['0.0.0.0:80', '0.0.0.0', 80],
  ['::1', '::1', 8807],
  ['[2001:db8::2]:80', '2001:db8::2', 80],
  ['localhost:0', 'localhost', 0],
])('--listen %s', (text, host, port) => {
  expect(listenOf(text, site)).toEqual({ host, port });
});

test.each(['', 'a b', '[::1]', 'http://127.0.0.1'])('--listen "%s" is no address', (text) => {
  expect(() => listenOf(text, site)).toThrow(
    `--listen "${text}" is not an address; expected 8080, 127.0.0.2,`,
  );
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['111.0.0.2', false],
])('%s is for this machine alone: %s', (host, isAlone) => {
  expect(isLoopback({ host })).toBe(isAlone);
});
