import type { JsonSchema } from './json-schema.js';
import { allOf, anyOf, not, oneOf } from './keywords-branches.js';
import { items, listSizes, uniqueItems } from './keywords-list.js';
import { dependencies, mapSizes, properties, required } from './keywords-map.js';
import { enumeration, format, pattern, ranges, textLengths, types } from './keywords-scalar.js';
import type { Keyword } from './subject.js';

/** All keywords of JSON schema draft 4, by the words of a schema that make them look at a value. */
const keywords: readonly (readonly [readonly (keyof JsonSchema)[], Keyword])[] = [
  [['type'], types],
  [['enum'], enumeration],
  [['pattern'], pattern],
  [['format'], format],
  [['minLength', 'maxLength'], textLengths],
  [['minimum', 'maximum', 'multipleOf'], ranges],
  [['required'], required],
  [['properties', 'patternProperties', 'additionalProperties'], properties],
  [['minProperties', 'maxProperties'], mapSizes],
  [['dependencies'], dependencies],
  [['items'], items],
  [['minItems', 'maxItems'], listSizes],
  [['uniqueItems'], uniqueItems],
  [['allOf'], allOf],
  [['anyOf'], anyOf],
  [['oneOf'], oneOf],
  [['not'], not],
];

const known = new WeakMap<JsonSchema, readonly Keyword[]>();

/** The keywords that a schema has; a schema is looked at for each of many values. */
export function keywordsOf(schema: JsonSchema): readonly Keyword[] {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const own = keywords.flatMap(([words, keyword]) =>
    words.some((word) => schema[word] !== undefined) ? [keyword] : [],
  );
  known.set(schema, own);
  return own;
}
