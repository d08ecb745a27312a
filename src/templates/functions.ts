import { nearestName } from '../diagnostics/nearest.js';
import type { DeviceGroup } from '../domain/device-group.js';
import { fits, misfits, type Parsed } from '../domain/parsed.js';

/** What a function may know besides its arguments. */
export interface FunctionContext {
  /** All groups of the site, by name. */
  readonly groups: ReadonlyMap<string, Pick<DeviceGroup, 'name' | 'vars'>>;
}

/** A function that templates can call. */
export interface TemplateFunction {
  readonly name: string;
  readonly summary: string;
  readonly positional: readonly string[];
  readonly keywords: readonly string[];
  /** Whether messages name it among what there is; absent: always. */
  readonly isOffered?: (context: FunctionContext) => boolean;
  readonly run: (values: readonly unknown[], context: FunctionContext) => Parsed<unknown>;
}

const longestRange = 100_000;

/** Numbers from start up to, and without, stop; one argument is the stop. */
function range(values: readonly unknown[]): Parsed<readonly number[]> {
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (values.length === 0 || !values.every(isWhole)) {
    return misfits(
      'range got something that is not a whole number',
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

/** A group of the site, whether the device is in it or not. */
function group([name]: readonly unknown[], { groups }: FunctionContext): Parsed<unknown> {
  const found = typeof name === 'string' ? groups.get(name) : undefined;
  if (found !== undefined)
    return found.vars.ok ? fits({ name: found.name, vars: found.vars.value }) : found.vars;
  if (typeof name !== 'string')
    return misfits('group is given no name', 'the name of a group, like group("rack7")');
  const known = [...groups.keys()];
  const nearest = nearestName(name, known);
  const all = known.length === 0 ? 'a folder of templates/ with a group.yaml' : `one of ${known.join(', ')}`;
  return misfits(
    `there is no group "${name}"`,
    nearest === undefined ? all : `a group, and the nearest is "${nearest}"`,
  );
}

/** There is no clock and no randomness in here: the same inputs give the same bytes. */
export const functions: readonly TemplateFunction[] = [
  {
    name: 'group',
    summary: 'A group by its name, whether the device is in it or not: `group("rack7").vars.gateway`.',
    positional: ['name'],
    keywords: [],
    isOffered: ({ groups }) => groups.size > 0,
    run: group,
  },
  {
    name: 'range',
    summary: 'Whole numbers from start up to, and without, stop; one argument is the stop.',
    positional: ['start', 'stop', 'step'],
    keywords: [],
    run: range,
  },
];
