import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, type Words } from '../message.js';
import { nearestName } from '../nearest.js';

export const rows = messageRows({
  'template-syntax': error(
    'A template has a syntax error',
    'Braces of other programs belong between {% raw %} and {% endraw %}.',
  ),
});

/** For braces that belong to somebody else: docker --format '{{.Names}}', GitHub's ${{ }}, cloud-init's own jinja. */
export const foreignBraces =
  'put braces of another program between {% raw %} and {% endraw %}: {% raw %}{{.Names}}{% endraw %}';

const syntax = (position: Position, words: Words): Diagnostic =>
  message(rows['template-syntax'], position, words);

export const nestedTooDeep = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'this is nested too deeply',
    expected: 'fewer levels of brackets or tags',
  });

export const notReadable = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'this expression cannot be read',
    expected: 'parentheses around a filter before a dot or an index, like (value | filter).name',
    fix: foreignBraces,
  });

export const wrongCallTag = (position: Position): Diagnostic =>
  syntax(position, { found: '{% call %} calls no macro', expected: 'a call, like {% call name() %}' });

export const wrongLiteral = (position: Position, { detail }: { detail: string }): Diagnostic =>
  syntax(position, {
    found: `this tag cannot be read (${detail})`,
    expected: '{{ expression }} or {% tag %}',
  });

export const unclosedComment = (position: Position): Diagnostic =>
  syntax(position, {
    found: '{## begins a comment that is never closed',
    expected: '##} at the end of the comment',
  });

export const strayCommentEnd = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'a ##} in this text closes no comment',
    expected: '{## … ##}',
    fix: 'if you want the characters ##} themselves, write {{ "##}" }}',
  });

export const jinjaComment = (position: Position): Diagnostic =>
  syntax(position, {
    found: '{# does not begin a comment here, so the guest would get its text',
    expected: '{## … ##}, because {# is used by the shell',
    fix: 'if you want the characters {# themselves, put them between {% raw %} and {% endraw %}',
  });

export const terraformDirective = (position: Position, { word }: { word: string }): Diagnostic =>
  syntax(position, {
    found: `%{ ${word} … } is a directive of Terraform, and it stays in what the guest gets`,
    expected: `{% ${word} … %}`,
    fix: 'if you want these characters as they are, write {% raw %} before and {% endraw %} after it',
  });

export const unclosedQuote = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'this quote is never closed',
    expected: 'the same quote at the end of the string',
  });

export const unclosedBraces = (position: Position, { braces }: { braces: '{{' | '{%' }): Diagnostic =>
  syntax(position, {
    found: `${braces} is never closed`,
    expected: braces === '{{' ? '}} after the expression' : '%} at the end of the tag',
    fix: foreignBraces,
  });

export const unclosedTag = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, {
    found: `{% ${name} %} is never closed`,
    expected: `{% end${name} %} at the end of the block`,
  });

const tags = [
  'block',
  'call',
  'elif',
  'else',
  'extends',
  'filter',
  'for',
  'from',
  'if',
  'import',
  'include',
  'macro',
  'raw',
  'set',
  'switch',
];

export function unknownTag(
  position: Position,
  { name, open }: { name: string; open: { readonly name: string; readonly line: number } | undefined },
): Diagnostic {
  const found = `{% ${name} %} `;
  if (/^end|^else$|^elif$|^case$|^default$/.test(name)) {
    const expected =
      open === undefined
        ? 'an open tag above it'
        : `{% end${open.name} %}, which closes the {% ${open.name} %} of line ${open.line}`;
    return syntax(position, { found: `${found}belongs to no open tag`, expected });
  }
  const nearest = nearestName(name, tags);
  return syntax(position, {
    found: `${found}is not a tag`,
    expected: `one of ${tags.join(', ')}`,
    nearest: nearest === undefined ? undefined : `{% ${nearest} %}`,
    fix: foreignBraces,
  });
}

export const unexpectedToken = (
  position: Position,
  { text, expected }: { text: string; expected: string },
): Diagnostic =>
  syntax(position, {
    found: text === '' ? 'the tag is not complete' : `"${text}" does not fit here`,
    expected,
    // Go's templates, as of docker and Helm, name all values so.
    fix:
      text === '.'
        ? `names here have no dot before them, like {{ device.hostname }} or {{ device.vars.tag }}; ${foreignBraces}`
        : foreignBraces,
  });

export const severalIndexes = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'these square brackets contain more than one index',
    expected: 'one index, like list[0]',
  });

export const wrongName = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, {
    found: `"${name}" is not a name`,
    expected: 'letters, digits and _, with no digit at the start',
    fix: foreignBraces,
  });

export const reservedName = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, { found: `"${name}" is a reserved name`, expected: 'another name' });

export const notAName = (position: Position, { tag }: { tag: string }): Diagnostic =>
  syntax(position, { found: `{% ${tag} %} needs a name, and this is not one`, expected: 'a name' });

export const tagNotOffered = (position: Position, { tag }: { tag: string }): Diagnostic =>
  syntax(position, {
    found: `{% ${tag} %} is not available here`,
    expected: 'a tag that renders in order, such as {% for %} or {% if %}',
  });

export const blockTwice = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, { found: `block "${name}" is defined a second time`, expected: 'one block of that name' });

export const blockInside = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, {
    found: `block "${name}" is inside a macro, or inside text that is set, filtered or passed to a macro`,
    expected: 'a block at the top level of the template',
  });

export const extendsInside = (position: Position): Diagnostic =>
  syntax(position, {
    found: '{% extends %} is inside a block, a macro, or text that is set or filtered',
    expected: '{% extends %} at the beginning of the template',
  });

export const argumentTwice = (position: Position, { name }: { name: string }): Diagnostic =>
  syntax(position, {
    found: `the macro has the argument "${name}" twice`,
    expected: 'another name for one of them',
  });

export const superOutsideBlock = (position: Position): Diagnostic =>
  syntax(position, { found: 'super() is outside a block', expected: 'super() inside a {% block %}' });

export const groupOfSeveral = (position: Position, { count }: { count: number }): Diagnostic =>
  syntax(position, {
    found: `these parentheses contain ${count} values`,
    expected: 'one value, or square brackets for a list, like [1, 2]',
  });

export const chainedComparison = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'three values are compared at once',
    expected: 'two at a time, like 1 < n and n < 5',
  });

export const wrongTest = (position: Position): Diagnostic =>
  syntax(position, { found: '"is" is not followed by a test', expected: 'a test, like "is defined"' });

export const wrongKey = (position: Position): Diagnostic =>
  syntax(position, {
    found: 'the key of a mapping is not a string',
    expected: 'a name or a string in quotes',
  });
