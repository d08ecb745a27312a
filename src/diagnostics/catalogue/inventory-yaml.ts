import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, type Words } from '../message.js';

export const rows = messageRows({
  'yaml-syntax': error(
    'The YAML file cannot be read',
    'The message names the first place where the file is not valid YAML.',
  ),
  'duplicate-key': error(
    'A key is in a mapping twice',
    'YAML readers disagree about which one counts. Remove one.',
  ),
  'forbidden-key': error(
    'A key is not allowed',
    'This name has a special meaning in JavaScript. Use another name.',
  ),
  'unknown-anchor': error(
    'A YAML alias has no anchor',
    'An alias such as *common needs an anchor &common above it.',
  ),
  'yaml-merge': error('A YAML merge key has no mapping', 'The key << takes a mapping or a list of mappings.'),
  'yaml-aliases': error(
    'YAML aliases stand for too many values',
    'A few aliases of aliases can stand for billions of values, so there is a limit.',
  ),
});

/** Everything that makes a file invalid YAML; each file has one such message at most. */
const yamlSyntax = (position: Position, words: Words): Diagnostic =>
  message(rows['yaml-syntax'], position, words);

export const unquotedTemplate = (position: Position, { line }: { line: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${line}" starts with a brace, which starts a mapping in YAML`,
    expected: 'quotes around a value that starts with {{ or {%',
    fix: 'write for example id: "{{ n | pad(4) }}"',
  });

export const tabIndentation = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'this line is indented with a tab',
    expected: 'spaces, because YAML does not allow tabs here',
    fix: 'replace each tab with two spaces',
  });

export const unclosedQuote = (position: Position, { quote }: { quote: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `the quote ${quote} is never closed`,
    expected: `a ${quote} at the end of the value`,
  });

export const missingSpaceAfterColon = (
  position: Position,
  { line, key, value }: { line: string; key: string; value: string },
): Diagnostic =>
  yamlSyntax(position, {
    found: `"${line}" has no space after its colon`,
    expected: 'a key, a colon, a space and a value',
    fix: `write ${key}: ${value}`,
  });

export const missingColon = (position: Position, { line }: { line: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${line}" is not a key with a value`,
    expected: 'key: value in each line of a mapping, like type: waf',
  });

export const secondColon = (position: Position, { value }: { value: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `the value "${value}" contains a colon and a space`,
    expected: 'quotes around such a value',
    fix: `write ${JSON.stringify(value)}`,
  });

export const deeperThanItsKey = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'this line is indented deeper than the line above, which already has a value',
    expected: 'the same indentation for all keys of one mapping',
  });

export const unevenIndentation = (position: Position, { things }: { things: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `this line starts at column ${position.column}`,
    expected: `all ${things} at the same column`,
  });

export const unclosedBracket = (position: Position, { bracket }: { bracket: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `there is no ${bracket} before this place`,
    expected: `a ${bracket} that closes the bracket above, or a deeper indentation`,
  });

export const badStart = (position: Position, { character }: { character: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `a value starts with ${character}, which YAML reserves`,
    expected: 'quotes around such a value',
  });

export const badEscape = (position: Position, { escape }: { escape: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `${escape} in double quotes is not an escape of YAML`,
    expected: 'two backslashes, or single quotes around the value',
  });

export const textAfterValue = (position: Position, { rest }: { rest: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${rest}" comes after the end of the value`,
    expected: 'one value, with quotes around all of it',
  });

export const misplacedComma = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'there is a comma with no value before it',
    expected: 'one comma between two values',
  });

export const missingComma = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'there are two values with no comma between them',
    expected: 'a comma between two values',
  });

export const unspacedComment = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'there is a # directly after a value',
    expected: 'a space before the # of a comment, or quotes around a value that contains it',
  });

export const complexKey = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a key is a list or a mapping',
    expected: 'a word as the key, like id',
  });

export const secondDocument = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a second YAML document starts here',
    expected: 'one document in each file',
    fix: 'list several devices under devices: in one document',
  });

export const unknownTag = (position: Position, { tag }: { tag: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `the value has the tag ${tag}`,
    expected: 'values without tags, and quotes around strings',
  });

export const emptyAlias = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'there is a * or & without a name',
    expected: 'the name of an anchor, or quotes around a value that starts with * or &',
  });

export const otherSyntax = (position: Position, { message }: { message: string }): Diagnostic =>
  yamlSyntax(position, { found: message, expected: 'valid YAML 1.2' });

export const halfCharacter = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'this escape is half of a surrogate pair, which UTF-8 cannot hold',
    expected: 'the character itself, or its escape with \\U and eight digits',
  });

export const tooDeep = (position: Position, { most }: { most: number }): Diagnostic =>
  yamlSyntax(position, {
    found: `there are more than ${most} levels of nesting`,
    expected: `at most ${most}`,
  });

export const duplicateKey = (
  position: Position,
  { key, first }: { key: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-key'], position, {
    found: `the mapping has the key "${key}" twice`,
    expected: 'each key once',
    related: [{ label: 'first', position: first }],
  });

export const forbiddenKey = (position: Position, { key }: { key: string }): Diagnostic =>
  message(rows['forbidden-key'], position, {
    found: `the key "${key}" is not allowed`,
    expected: 'another name, because this one has a special meaning in JavaScript',
  });

export const unknownAnchor = (
  position: Position,
  { name, nearest }: { name: string; nearest: string | undefined },
): Diagnostic =>
  message(rows['unknown-anchor'], position, {
    found: `*${name} refers to an anchor that is not set above it`,
    expected: `&${name} before a value above`,
    nearest: nearest === undefined ? undefined : `*${nearest}`,
    fix: 'if it is a string, put it in quotes',
  });

export const wrongMerge = (position: Position): Diagnostic =>
  message(rows['yaml-merge'], position, {
    found: 'the value of the key << is not a mapping',
    expected: 'a mapping or a list of mappings, like <<: *common',
  });

export const aliasBudget = (position: Position, { most }: { most: number }): Diagnostic =>
  message(rows['yaml-aliases'], position, {
    found: `the aliases of this file stand for more than ${most} values`,
    expected: `at most ${most}`,
    fix: 'move shared values to the type or to the defaults of devices/site.yaml',
  });
