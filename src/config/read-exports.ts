import { configShape, filterNameTaken } from '../diagnostics/catalogue/config.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { Layout } from '../domain/layout.js';
import type { CheckedDevice, Finding } from '../domain/site-config.js';
import { callFilter } from './call-filter.js';
import { type Extensions, noExtensions, type TakenNames } from './extensions.js';
import { guarded } from './own-code.js';
import { type Module, placeOfKey } from './place-of-key.js';
import { readFindings } from './read-findings.js';
import { readLayout } from './read-layout.js';
import { described, isRecord } from './values.js';

export interface ReadExports {
  readonly extensions: Omit<Extensions, 'digest'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the default export of a config: all that is wrong with it, each at its name. */
export function readExports(
  exported: unknown,
  { modules, taken }: { modules: readonly Module[]; taken: TakenNames },
): ReadExports {
  const place = (...keys: readonly string[]): Position => placeOfKey(modules, keys);
  if (!isRecord(exported)) {
    const words = {
      found: `the default export is ${described(exported)}`,
      expected: 'an object with filters, layouts and checks',
    };
    return { extensions: noExtensions, diagnostics: [configShape(place(), words)] };
  }
  const diagnostics: Diagnostic[] = [];
  for (const key of Object.keys(exported)) {
    if (keys.includes(key)) continue;
    const words = {
      found: `unknown key "${key}"`,
      expected: `one of ${keys.join(', ')}`,
      nearest: nearestName(key, keys),
    };
    diagnostics.push(configShape(place(key), words));
  }
  const section = (key: Key) => sectionOf(exported[key], { key, place, diagnostics });

  const filters: [string, ReturnType<typeof callFilter>][] = [];
  for (const [name, value] of section('filters')) {
    const position = place('filters', name);
    if (taken.filters.includes(name)) diagnostics.push(filterNameTaken(position, { name }));
    else if (isFunction(value, { what: `the filter "${name}"`, position, diagnostics }))
      filters.push([name, callFilter(value, { name, position })]);
  }
  const checks: [string, (about: CheckedDevice) => readonly Finding[]][] = [];
  for (const [name, value] of section('checks')) {
    const position = place('checks', name);
    const what = `the check "${name}"`;
    if (!isFunction(value, { what, position, diagnostics })) continue;
    checks.push([
      name,
      (about) => readFindings(guarded(value, { what, position })(about), { what, position }),
    ]);
  }
  const layouts: Record<string, Layout> = {};
  for (const [name, value] of section('layouts')) {
    const others = { ...taken.layouts, ...layouts };
    const read = readLayout(name, value, { others, place: (...below) => place('layouts', name, ...below) });
    if ('severity' in read) diagnostics.push(read);
    else layouts[name] = read;
  }
  return { extensions: { filters: new Map(filters), layouts, checks: new Map(checks) }, diagnostics };
}

const keys = ['filters', 'layouts', 'checks'];
type Key = 'filters' | 'layouts' | 'checks';

/** A filter is written as a name in a template, the others as words of YAML and of messages. */
const names: Readonly<Record<Key, { readonly pattern: RegExp; readonly expected: string }>> = {
  filters: { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, expected: 'letters, digits and _, no digit first' },
  layouts: { pattern: /^[a-z0-9][a-z0-9-]*$/, expected: 'lower-case letters, digits and -, no - first' },
  checks: { pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, expected: 'letters, digits, _ and -' },
};

function sectionOf(
  value: unknown,
  {
    key,
    place,
    diagnostics,
  }: { key: Key; place: (...keys: readonly string[]) => Position; diagnostics: Diagnostic[] },
): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (!isRecord(value)) {
    const words = {
      found: `${key} is ${described(value)}`,
      expected: 'an object with names as keys',
    };
    diagnostics.push(configShape(place(key), words));
    return [];
  }
  const { pattern, expected } = names[key];
  return Object.entries(value).filter(([name]) => {
    if (pattern.test(name)) return true;
    const words = { found: `"${name}" is not a valid name in ${key}`, expected };
    diagnostics.push(configShape(place(key, name), words));
    return false;
  });
}

function isFunction(
  value: unknown,
  { what, position, diagnostics }: { what: string; position: Position; diagnostics: Diagnostic[] },
): value is (...given: readonly unknown[]) => unknown {
  if (typeof value === 'function') return true;
  diagnostics.push(
    configShape(position, { found: `${what} is ${described(value)}`, expected: 'a function' }),
  );
  return false;
}
