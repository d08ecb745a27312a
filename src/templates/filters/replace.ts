import { createContext, Script } from 'node:vm';
import { fits, misfits, type Parsed } from '../../domain/parsed.js';
import { budget } from '../engine/budget.js';
import { defineFilter, optional, required } from './filter.js';
import { pattern, size, text } from './kinds.js';
import { tooLong } from './too-long.js';

export const replace = defineFilter({
  name: 'replace',
  summary: 'A string with one substring replaced by another.',
  example: { template: '{{ "a-b-c" | replace("-", ".") }}', result: 'a.b.c' },
  input: text,
  parameters: { old: required(pattern), new: required(text), count: optional(size) },
  apply: (value, { old, new: by, count = Number.POSITIVE_INFINITY }) => {
    if (old instanceof RegExp) return byPattern(value, old, by);
    const length = value.length + timesIn(value, old, count) * (by.length - old.length);
    if (length > budget.characters) return tooLong('replace', length);
    // As in Python: nothing stands before, between and behind all characters.
    if (old === '') return fits(value.replace(/(?:)/g, () => by));
    const parts = value.split(old);
    const replaced = parts.slice(0, Math.min(count, parts.length - 1) + 1).join(by);
    return fits([replaced, ...parts.slice(count + 1)].join(old));
  },
});

function timesIn(value: string, old: string, most: number): number {
  if (old === '') return value.length + 1;
  let count = 0;
  for (let at = value.indexOf(old); at !== -1 && count < most; at = value.indexOf(old, at + old.length))
    count += 1;
  return count;
}

const patternMs = 1_000;

/** A repetition inside of a repetition tries more ways than there is time for; V8 can be stopped in the middle of it. */
function byPattern(value: string, old: RegExp, by: string): Parsed<string> {
  try {
    Object.assign(context, { value, old, by });
    const replaced = replaceScript.runInContext(context, { timeout: patternMs }) as string;
    return replaced.length > budget.characters ? tooLong('replace', replaced.length) : fits(replaced);
  } catch (error) {
    // It is an Error of the other context.
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return misfits(
      `the regular expression of the filter replace takes longer than ${patternMs / 1000} s`,
      'one without a repetition in a repetition, like r/a+$/',
    );
  }
}

const context = createContext({ value: '', old: /(?:)/, by: '' });
const replaceScript = new Script('value.replace(old, by)');
