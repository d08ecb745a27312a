import type { Words } from '../../diagnostics/message.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Signature } from './compiler.js';
import { splitArguments } from './named-arguments.js';

/**
 * What is wrong with the arguments of a call, in two halves of a message. nunjucks drops what is too much, and
 * names that a macro does not have. What is missing shows where the macro uses it.
 */
export function checkArguments(
  { name, positional, keywords }: Signature,
  values: readonly unknown[],
): Pick<Words, 'found' | 'expected' | 'nearest'> | undefined {
  const { positional: given, named } = splitArguments(values);
  const count = given.length;
  const known = [...positional, ...keywords];
  if (count > known.length) {
    return {
      found: `"${name}" is called with ${count} argument${count === 1 ? '' : 's'}`,
      expected: known.length === 0 ? 'none' : `at most ${known.length}: ${known.join(', ')}`,
    };
  }
  // A {% call %} hands its body over as `caller`.
  const wrong = Object.keys(named).find((argument) => argument !== 'caller' && !known.includes(argument));
  if (wrong === undefined) return undefined;
  return {
    found: `"${name}" has no argument "${wrong}"`,
    expected: known.length === 0 ? 'no arguments' : `one of ${known.join(', ')}`,
    nearest: nearestName(wrong, known),
  };
}
