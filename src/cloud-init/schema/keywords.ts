import type { GuestPath, GuestValue } from '../values/guest-value.js';
import type { JsonSchema } from './json-schema.js';
import { allOf, anyOf, not, oneOf } from './keywords-branches.js';
import { items, listSizes, uniqueItems } from './keywords-list.js';
import { dependencies, mapSizes, properties, required } from './keywords-map.js';
import { enumeration, format, pattern, ranges, textLengths, types } from './keywords-scalar.js';
import type { Validator, Verdict } from './validate.js';

export interface Subject {
  readonly schema: JsonSchema;
  readonly value: GuestValue;
  readonly path: GuestPath;
  readonly validator: Validator;
}

/** What one keyword of a schema says of a value. */
export type Keyword = (subject: Subject) => Verdict;

/** All keywords of JSON schema draft 4. */
export const keywords: readonly Keyword[] = [
  types,
  enumeration,
  pattern,
  format,
  textLengths,
  ranges,
  required,
  properties,
  mapSizes,
  dependencies,
  items,
  listSizes,
  uniqueItems,
  allOf,
  anyOf,
  oneOf,
  not,
];
