import type { Parsed } from '../../domain/parsed.js';
import type { SplitArguments } from '../engine/named-arguments.js';
import type { Filter, Filters } from './filter.js';
import { json } from './kinds.js';

/** Filters of a site, by their names. */
export type OwnFilters = ReadonlyMap<string, OwnFilter>;

/** Gets what stands before the bar, and whatever arguments it is given. */
export type OwnFilter = (value: unknown, given: SplitArguments) => Parsed<unknown>;

/** Those of a site beside ours, whose names they do not have. */
export const withOwnFilters = (filters: Filters, own: OwnFilters): Filters =>
  new Map([...filters, ...[...own].map(([name, run]) => [name, ownFilter(name, run)] as const)]);

const ownFilter = (name: string, run: OwnFilter): Filter => ({
  name,
  summary: 'A filter of the site.',
  example: { template: `{{ value | ${name} }}`, result: '' },
  input: json,
  parameters: {},
  takesMissing: false,
  own: run,
  apply: (value) => run(value, { positional: [], named: {} }),
});
