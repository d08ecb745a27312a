import { againstSchema, surprisingKey, surprisingValue } from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import { keyText } from '../guest-config/guest-value.js';
import { plainQuotes, surprises, surprisingKeys } from '../guest-config/surprises.js';
import { type SchemaFinding, validate } from '../guest-config/validate.js';
import { type ConfigContext, configCheck } from './config-check.js';

/**
 * Values that are not what they look like, and values that cloud-init's schema refuses. Both come of one value where
 * quotes are missing: then it is said once.
 */
export const configValues = configCheck((context) => {
  const { config, about, placeAt, placeOfValue } = context;
  const unlike = surprises(config);
  const keys = surprisingKeys(config);
  const said = new Set([...unlike.map(({ value }) => value.at), ...keys.map(({ key }) => key.at)]);
  return [
    ...keys.map(({ key, found }) => surprisingKey(placeAt(key.at), { ...about, key: keyText(key), found })),
    ...unlike.map(({ value, path, found, expected, quoted }) =>
      surprisingValue(placeOfValue(value), {
        ...about,
        path: formatPath(path),
        found,
        expected,
        remedy: quotesRemedy(quoted),
      }),
    ),
    ...schemaMistakes(context, said),
  ];
});

function schemaMistakes(
  { config, about, placeOfValue, guest: { schema } }: ConfigContext,
  said: ReadonlySet<number>,
): readonly Diagnostic[] {
  if (schema === undefined) return [];
  const found = new Map<string, Diagnostic>();
  for (const finding of validate(config, schema).findings) {
    const { value, path, isKey, found: words, expected } = finding;
    // Keys at the top that nobody knows are the matter of another check.
    if ((isKey === true && path.length === 1) || said.has(value.at)) continue;
    const name = formatPath(path) || 'the cloud-config';
    const message = againstSchema(placeOfValue(value), {
      ...about,
      path: name,
      found: words,
      expected,
      remedy: remedyFor(finding),
    });
    if (!found.has(name)) found.set(name, message);
  }
  return [...found.values()];
}

function remedyFor({ value, path, expected }: SchemaFinding): string | undefined {
  if (!/\ba text\b|^a list of texts/.test(expected)) return undefined;
  if (value.kind === 'map' && typeof path.at(-1) === 'number' && value.entries.length === 1)
    return 'quote the line: a colon and a space make a mapping of it';
  const isBare = value.kind === 'scalar' && value.plain !== undefined && typeof value.value !== 'string';
  return isBare ? quotesRemedy(plainQuotes(value, path)) : undefined;
}

const quotesRemedy = (quoted: string | undefined): string =>
  quoted === undefined ? 'put it in quotes' : `quote it: ${quoted}`;
