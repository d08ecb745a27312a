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
    'JavaScript gives this name a meaning of its own. Use another name.',
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

/** Everything that makes a file no YAML at all; each file has one such message at most. */
const yamlSyntax = (position: Position, words: Words): Diagnostic =>
  message(rows['yaml-syntax'], position, words);

export const unquotedTemplate = (position: Position, { line }: { line: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${line}" starts with a brace, which YAML takes for a mapping`,
    expected: 'quotes around a value that starts with {{ or {%',
    fix: 'write it like id: "{{ n | pad(4) }}"',
  });

export const tabIndentation = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a tab indents this line',
    expected: 'spaces: YAML takes no tabs as indentation',
    fix: 'replace each tab by two spaces',
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
    found: `"${line}" has no space behind its colon`,
    expected: 'key, colon, space, value',
    fix: `write ${key}: ${value}`,
  });

export const missingColon = (position: Position, { line }: { line: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${line}" is no key with a value`,
    expected: 'key: value on each line of a mapping, like type: waf',
  });

export const secondColon = (position: Position, { value }: { value: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `the value "${value}" holds a colon with a space behind it`,
    expected: 'quotes around such a value',
    fix: `write ${JSON.stringify(value)}`,
  });

export const deeperThanItsKey = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'this line is indented deeper than the line above, which has its value already',
    expected: 'the same indentation for all keys of one mapping',
  });

export const unevenIndentation = (position: Position, { things }: { things: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `this line starts at column ${position.column}`,
    expected: `all ${things} start at the same column`,
  });

export const unclosedBracket = (position: Position, { bracket }: { bracket: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `no ${bracket} stands before this place`,
    expected: `a ${bracket} that closes what was opened above, or a deeper indentation`,
  });

export const badStart = (position: Position, { character }: { character: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `a value starts with ${character}, which YAML keeps for itself`,
    expected: 'quotes around such a value',
  });

export const badEscape = (position: Position, { escape }: { escape: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `${escape} stands in double quotes and is no escape of YAML`,
    expected: 'two backslashes for one, or single quotes around the value',
  });

export const textAfterValue = (position: Position, { rest }: { rest: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `"${rest}" stands where the value has ended`,
    expected: 'one value; quotes go around all of it',
  });

export const misplacedComma = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a comma with no value before it',
    expected: 'one comma between two values',
  });

export const missingComma = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'two values with no comma between them',
    expected: 'a comma between two values',
  });

export const unspacedComment = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a # right behind a value',
    expected: 'a space before the # of a comment, or quotes around a value that holds it',
  });

export const complexKey = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a key that is a list or a mapping',
    expected: 'a word as the key, like id',
  });

export const secondDocument = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a second YAML document',
    expected: 'one document a file',
    fix: 'list several devices under devices: in one document',
  });

export const unknownTag = (position: Position, { tag }: { tag: string }): Diagnostic =>
  yamlSyntax(position, {
    found: `the tag ${tag}`,
    expected: 'values without tags; quotes make a text of anything',
  });

export const emptyAlias = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'a * or & without a name',
    expected: 'the name of an anchor, or quotes around a value that starts with * or &',
  });

export const otherSyntax = (position: Position, { message }: { message: string }): Diagnostic =>
  yamlSyntax(position, { found: message, expected: 'YAML 1.2' });

export const halfCharacter = (position: Position): Diagnostic =>
  yamlSyntax(position, {
    found: 'an escape for half of a surrogate pair, which UTF-8 cannot carry',
    expected: 'the character itself, or its escape with \\U and eight digits',
  });

export const tooDeep = (position: Position, { most }: { most: number }): Diagnostic =>
  yamlSyntax(position, { found: `more than ${most} levels of nesting`, expected: `at most ${most}` });

export const duplicateKey = (
  position: Position,
  { key, first }: { key: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-key'], position, {
    found: `the key "${key}" stands twice in one mapping`,
    expected: 'each key once',
    related: [{ label: 'first', position: first }],
  });

export const forbiddenKey = (position: Position, { key }: { key: string }): Diagnostic =>
  message(rows['forbidden-key'], position, {
    found: `the key "${key}"`,
    expected: 'another name: JavaScript gives this one a meaning of its own',
  });

export const unknownAnchor = (
  position: Position,
  { name, nearest }: { name: string; nearest: string | undefined },
): Diagnostic =>
  message(rows['unknown-anchor'], position, {
    found: `*${name} stands for an anchor that is not set above it`,
    expected: `&${name} before the value that it names`,
    nearest: nearest === undefined ? undefined : `*${nearest}`,
    fix: 'a text that starts with * needs quotes',
  });

export const wrongMerge = (position: Position): Diagnostic =>
  message(rows['yaml-merge'], position, {
    found: 'the key << has a value that is no mapping',
    expected: 'a mapping or a list of mappings, like <<: *common',
  });

export const aliasBudget = (position: Position, { most }: { most: number }): Diagnostic =>
  message(rows['yaml-aliases'], position, {
    found: `the aliases of this file stand for more than ${most} values`,
    expected: `at most ${most}`,
    fix: 'put what is common into the type or into the defaults of devices/site.yaml',
  });
