import { isList, type JsonValue } from '../../domain/json.js';
import { fits, misfits } from '../../domain/parsed.js';
import { encodeYaml } from '../../encode/yaml.js';
import { budget } from '../engine/budget.js';
import { defineFilter, optional } from './filter.js';
import { json, size } from './kinds.js';
import { tooLong } from './too-long.js';
import { isWellFormed } from './well-formed.js';

export const yaml = defineFilter({
  name: 'yaml',
  summary:
    'A value as YAML that YAML 1.1 and 1.2 read alike: on one line with strings in double quotes, or, with an indent, as a block whose lines after the first are indented by that many spaces.',
  example: { template: '{{ ["on", "é", 1] | yaml }}', result: '["on", "\\xE9", 1]' },
  input: json,
  parameters: { indent: optional(size) },
  apply: (value, { indent }) => {
    if (!isWellFormed(value)) {
      return misfits('the value contains half of a surrogate pair', 'text that UTF-8 can represent');
    }
    if (indent === undefined) return fits(onOneLine(value));
    const lines = encodeYaml(value).trimEnd().split('\n');
    const length = lines.reduce((sum, line) => sum + line.length + indent + 1, 0);
    if (length > budget.characters) return tooLong('yaml', length);
    return fits(
      lines.map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line)).join('\n'),
    );
  },
});

/** Flow style. A block scalar cannot stand in it, and a text without quotes would end at a comma. */
function onOneLine(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return encodeYaml(value).trimEnd();
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${keyOf(key)}: ${onOneLine(inner)}`)
    .join(', ')}}`;
}

// Readers look for the `:` of a key within 1,024 characters; `? ` marks a longer key.
const keyOf = (key: string): string => (quoted(key).length > 1000 ? `? ${quoted(key)}` : quoted(key));

/** ASCII alone; YAML knows JSON's escapes, but takes \\ud83d\\ude00 for two characters. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]|[^ -~]/gu, (character) => shortEscapes[character] ?? escapeOf(character))}"`;
}

const shortEscapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' };

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) as number).toString(16).toUpperCase();
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
