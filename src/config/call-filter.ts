import type { Position } from '../diagnostics/diagnostic.js';
import { fits, misfits, type Parsed } from '../domain/parsed.js';
import type { GivenArguments } from './extensions.js';
import { thrownAt, thrownText } from './thrown.js';
import { described } from './values.js';

/** A filter as templates call it. What it throws is a message at the template, which names the line of the config. */
export function callFilter(
  filter: (...given: readonly unknown[]) => unknown,
  { name, position }: { readonly name: string; readonly position: Position },
): (value: unknown, given: GivenArguments) => Parsed<unknown> {
  return (value, { positional, named }) => {
    try {
      const byName = Object.keys(named).length === 0 ? [] : [named];
      // What a template sees is shared by all: a filter may do with its arguments what it likes.
      const result = filter(...structuredClone([value, ...positional, ...byName]));
      return result === undefined || result instanceof Promise
        ? wrongResult(result, { name, position })
        : fits(result);
    } catch (thrown) {
      const { file, line, column } = thrownAt(thrown) ?? position;
      return misfits(
        `the filter ${name} (${file}:${line}:${column}) throws ${thrownText(thrown)}`,
        'a value that it takes, or a filter without that error',
      );
    }
  };
}

const wrongResult = (
  result: unknown,
  { name, position: { file, line, column } }: { name: string; position: Position },
): Parsed<unknown> =>
  misfits(
    `the filter ${name} (${file}:${line}:${column}) returns ${described(result)}`,
    'a string, a number, a list or a mapping',
  );
