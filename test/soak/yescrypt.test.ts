import { expect, test } from 'vitest';
import { cryptPair } from '../support/crypt-pairs.ts';
import { requires } from '../support/requires.ts';

requires('libcrypt')('yescrypt', () => {
  test('100 passwords with as many salts are hashed as libcrypt does', { timeout: 600_000 }, () => {
    const pairs = Array.from({ length: 100 }, (_, number) => cryptPair(10 + number));
    expect(pairs.map(({ ours }) => ours)).toEqual(pairs.map(({ theirs }) => theirs));
    console.log(
      `${pairs.length} hashes, ${new Set(pairs.map(({ ours }) => ours)).size} different, all equal`,
    );
  });
});
