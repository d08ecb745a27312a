import { secretsIn } from './secrets-in.js';

/** Secrets that are known as such, whatever they are called and look like, as texts may write them; the longest first. */
export function secretSpellings(values: Iterable<string>): readonly string[] {
  const all = [...values];
  const found = new Set([
    ...secretsIn(all.map((secret) => ({ secret }))),
    ...all.flatMap((value) => value.split('\n').map((line) => line.trim())),
  ]);
  return [...found].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
}

// A shorter one would be found in the middle of words that have nothing to do with it.
const shortest = 4;
