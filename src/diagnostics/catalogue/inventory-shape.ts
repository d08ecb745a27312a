import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import type { Near } from '../near.js';
import { rows as values } from './inventory-values.js';

export const rows = messageRows({
  'unknown-key': error(
    'Unknown key',
    'The key is not known at this place. The message names the nearest known key or all of them.',
  ),
  'missing-key': error('A required key is missing', 'Add the key at the place that the message names.'),
  'number-text': warning(
    'A number loses characters',
    'YAML reads 1.10 as the number 1.1. Quote the value if it is a string, such as a version.',
  ),
});

export const unknownKey = (
  position: Position,
  options: {
    key: string;
    /** What has no such key: `a device`. */
    what: string;
    known: readonly string[];
    near: Near;
    /** What has such a key: `a bond`. */
    elsewhere: string | undefined;
    /** How the key would be written if it is one of the operator's own. */
    ownValue: string | undefined;
  },
): Diagnostic => {
  const { key, what, known, near, elsewhere, ownValue } = options;
  const isOwn = Object.keys(near).length === 0 && elsewhere === undefined && ownValue !== undefined;
  const spaceless = /^([\w.-]+):(.+)$/.exec(key);
  return message(rows['unknown-key'], position, {
    found:
      elsewhere === undefined
        ? `unknown key "${key}" of ${what}`
        : `"${key}" is a key of ${elsewhere}, not of ${what}`,
    expected: `one of ${known.join(', ')}`,
    ...(elsewhere === undefined ? near : {}),
    fix:
      spaceless === null
        ? isOwn
          ? `for a value of your own, write ${ownValue}`
          : undefined
        : `write ${spaceless[1]}: ${spaceless[2]} with a space`,
  });
};

export const missingKey = (
  position: Position,
  { key, expected }: { key: string; expected: string },
): Diagnostic =>
  message(rows['missing-key'], position, {
    found: `"${key}" is missing`,
    expected,
  });

/** A column of a table for what takes several: the place is that of its name. */
export const wrongColumn = (
  position: Position,
  { name, kind, like }: { name: string; kind: string; like: string },
): Diagnostic =>
  message(values['wrong-value'], position, {
    found: `the column "${name}" holds one value in each row, and ${name.split('.').at(-1)} is ${kind}`,
    expected: `a column for each value in it, like ${like}`,
  });

/** A value of the wrong kind or out of its range. `quoted` is the string that was meant, in quotes. */
export const wrongValue = (
  position: Position,
  {
    quoted,
    ...words
  }: { found: string; expected: string; nearest?: string | undefined; quoted: string | undefined },
): Diagnostic =>
  message(values['wrong-value'], position, {
    ...words,
    fix: quoted === undefined ? undefined : `quote it: ${quoted}`,
  });

export const numberLosesText = (
  position: Position,
  { source, value }: { source: string; value: number },
): Diagnostic =>
  message(rows['number-text'], position, {
    found: `${source} is read as the number ${value}`,
    expected: `${JSON.stringify(source)} for the string, or ${value} for the number`,
  });
