import { fits, misfits, type Parsed } from '../domain/parsed.js';

/** A function that templates can call. */
export interface TemplateFunction {
  readonly name: string;
  readonly summary: string;
  readonly positional: readonly string[];
  readonly keywords: readonly string[];
  readonly run: (values: readonly unknown[]) => Parsed<unknown>;
}

const longestRange = 100_000;

/** Numbers from start up to, and without, stop; one argument is the stop. */
function range(values: readonly unknown[]): Parsed<readonly number[]> {
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (values.length === 0 || !values.every(isWhole)) {
    return misfits(
      'range is given something that is no whole number',
      'whole numbers, as in range(4) or range(1, 5)',
    );
  }
  const [start, stop, step = 1] =
    values.length === 1 ? [0, values[0] as number] : (values as [number, number, number?]);
  if (step === 0) return misfits('range has a step of 0', 'a step that is not 0');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > longestRange) return misfits(`range gives ${length} numbers`, `at most ${longestRange}`);
  return fits(Array.from({ length }, (_, index) => start + index * step));
}

/** There is no clock and no randomness in here: the same inputs give the same bytes. */
export const functions: readonly TemplateFunction[] = [
  {
    name: 'range',
    summary: 'Whole numbers from start up to, and without, stop; one argument is the stop.',
    positional: ['start', 'stop', 'step'],
    keywords: [],
    run: range,
  },
];
