import { notAPatch, wrongJson, wrongOperation } from '../../diagnostics/catalogue/parts.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Check, ofTypes, type PartContext } from './check.js';
import { jsonItems, jsonMistake } from './json-mistake.js';

/** cloud-config-jsonp: a JSON patch (RFC 6902), below the line that names the kind. Source: handlers/cloud_config.py. */
export const jsonPatch: Check = ofTypes(
  ['text/cloud-config-jsonp'],
  ({ content, filename }, { placeOf, device }) => {
    const about = { filename, device: device.id };
    const patch = /^\s*(?:#cloud-config-jsonp)?/.exec(content)?.[0] ?? '';
    const text = content.slice(patch.length);
    const mistake = jsonMistake(text);
    if (mistake !== undefined) {
      const { line, column, rest } = placeAt(content, patch.length + mistake.offset);
      return [wrongJson(placeOf(line, column), { ...about, rest, expected: mistake.expected })];
    }
    const operations: unknown = JSON.parse(text);
    const { line, column } = placeAt(content, patch.length + text.search(/\S/));
    // To the reader of patches an empty mapping is one without operations.
    if (text.trim().replace(/\s+/g, '') === '{}') return [];
    if (!Array.isArray(operations)) return [notAPatch(placeOf(line, column), about)];
    const placeOfOperation = operationPlaces(content, placeOf);
    return operations.flatMap((operation: unknown, index) =>
      operationMistakes(operation, { about, index, place: placeOfOperation(index) }),
    );
  },
);

/** Finds the operations of a patch in its text, which is one. */
export function operationPlaces(content: string, placeOf: PartContext['placeOf']) {
  const skipped = /^\s*(?:#cloud-config-jsonp)?/.exec(content)?.[0].length ?? 0;
  const starts = jsonItems(content.slice(skipped));
  return (index: number) => {
    const { line, column } = placeAt(content, skipped + (starts[index] ?? 0));
    return placeOf(line, column);
  };
}

function placeAt(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1) as string).length + 1;
  return { line: before.length, column, rest: text.slice(offset).split('\n', 1)[0] as string };
}

/** What an operation needs beside its path. */
const needs: Readonly<Record<string, 'value' | 'from' | undefined>> = {
  add: 'value',
  replace: 'value',
  test: 'value',
  move: 'from',
  copy: 'from',
  remove: undefined,
};

function operationMistakes(
  operation: unknown,
  {
    about,
    index,
    place,
  }: {
    about: { filename: string; device: string };
    index: number;
    place: ReturnType<PartContext['placeOf']>;
  },
): readonly Diagnostic[] {
  const wrong = (found: string, expected: string): readonly Diagnostic[] => [
    wrongOperation(place, { ...about, number: index + 1, found, expected }),
  ];
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation))
    return wrong(`is ${JSON.stringify(operation)}`, 'a mapping with op and path');
  const fields = operation as Readonly<Record<string, unknown>>;
  const { op } = fields;
  if (typeof op !== 'string' || !Object.hasOwn(needs, op))
    return wrong(shown('op', op), `one of ${Object.keys(needs).join(', ')}`);
  for (const key of ['path', ...(needs[op] === 'from' ? ['from'] : [])]) {
    const pointer = fields[key];
    if (typeof pointer !== 'string' || !/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer))
      return wrong(shown(key, pointer), 'a JSON pointer, like /runcmd/0');
  }
  if (needs[op] === 'value' && !Object.hasOwn(fields, 'value'))
    return wrong('has no value', `a value to ${op}`);
  return [];
}

const shown = (key: string, value: unknown): string =>
  value === undefined ? `has no ${key}` : `has the ${key} ${JSON.stringify(value)}`;
