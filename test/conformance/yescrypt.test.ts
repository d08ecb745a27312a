import { expect, test } from 'vitest';
import { cryptPair } from '../support/crypt-pairs.ts';
import { requires } from '../support/requires.ts';

requires('libcrypt')('yescrypt', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('password and salt %i are hashed as libcrypt does', (number) => {
    const { ours, theirs } = cryptPair(number);
    expect(ours).toMatch(/^\$y\$j9T\$[./0-9A-Za-z]{2,86}\$[./0-9A-Za-z]{43}$/);
    expect(theirs).toBe(ours);
  });
});
