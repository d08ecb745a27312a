import { nearestName } from '../../diagnostics/nearest.js';
import { misfits, type Parsed } from '../../domain/parsed.js';
import { splitArguments } from '../engine/named-arguments.js';
import { kindOf } from '../engine/values.js';
import type { Filter, FilterContext, Parameter } from './filter.js';
import { json } from './kinds.js';

/** Checks what a template gives a filter against what the filter takes, and applies it. */
export function runFilter(
  filter: Filter,
  { value, values, context }: { value: unknown; values: readonly unknown[]; context: FilterContext },
): Parsed<unknown> {
  const input = filter.takesMissing ? value : filter.input.read(value);
  if (input === undefined && !filter.takesMissing) {
    return misfits(`the filter ${filter.name} got ${described(value)}`, exampleOf(filter, filter.input.name));
  }
  if (filter.own !== undefined) return ownResult(filter, filter.own(input, splitArguments(values)));
  const given = readArguments(filter, values);
  return given.ok ? filter.apply(input, given.value, context) : given;
}

/** A template goes on with values that it could have itself. */
function ownResult(filter: Filter, result: Parsed<unknown>): Parsed<unknown> {
  if (!result.ok || json.read(result.value) !== undefined) return result;
  return misfits(`the filter ${filter.name} gives back ${described(result.value)}`, json.name);
}

type Given = Readonly<Record<string, unknown>>;

function readArguments(filter: Filter, values: readonly unknown[]): Parsed<Given> {
  const { positional, named } = splitArguments(values);
  const names = Object.keys(filter.parameters);
  if (positional.length > names.length) {
    const most = names.length === 0 ? 'none' : `at most ${names.length}`;
    return misfits(
      `the filter ${filter.name} got ${positional.length} argument${positional.length === 1 ? '' : 's'}`,
      exampleOf(filter, most),
    );
  }
  const stranger = Object.keys(named).find((name) => !names.includes(name));
  if (stranger !== undefined) return unknownArgument(filter, stranger);
  const given: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    const { kind, isRequired, fallback } = filter.parameters[name] as Parameter<unknown>;
    const isGiven = index < positional.length || Object.hasOwn(named, name);
    if (!isGiven && isRequired) {
      return misfits(`the filter ${filter.name} needs its argument ${name}`, exampleOf(filter, kind.name));
    }
    const raw = index < positional.length ? positional[index] : named[name];
    const read = isGiven ? kind.read(raw) : fallback;
    if (isGiven && read === undefined && !filter.takesMissing) {
      return misfits(
        `the ${name} of the filter ${filter.name} is ${described(raw)}`,
        exampleOf(filter, kind.name),
      );
    }
    given[name] = read;
  }
  return { ok: true, value: given };
}

function unknownArgument(filter: Filter, name: string): Parsed<Given> {
  const known = Object.keys(filter.parameters);
  return misfits(
    `the filter ${filter.name} has no argument "${name}"`,
    known.length === 0 ? 'no arguments' : `one of ${known.join(', ')}`,
    nearestName(name, known),
  );
}

const exampleOf = (filter: Filter, expected: string): string =>
  `${expected}, as in ${filter.example.template}`;

// A value may be a secret, so a message shows none but small numbers.
function described(value: unknown): string {
  if (typeof value === 'number' && Math.abs(value) < 1e6) return String(value);
  return kindOf(value);
}
