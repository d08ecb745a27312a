import { deprecatedIn } from '../../cloud-init/schema/deprecated-keys.js';
import { allowedFrom } from '../../cloud-init/schema/newer-values.js';
import { onePerPlace } from '../../cloud-init/schema/one-per-place.js';
import { plainPasswords } from '../../cloud-init/schema/passwords.js';
import { plainQuotes, surprises } from '../../cloud-init/schema/surprises.js';
import { type SchemaFinding, schemaFindings } from '../../cloud-init/schema/validate.js';
import { entryAt, keyText, outsideText, valueAt } from '../../cloud-init/values/guest-value.js';
import {
  againstSchema,
  configValueTooNew,
  surprisingKey,
  surprisingValue,
} from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import { isBefore } from '../../domain/version-range.js';
import { type ConfigContext, configCheck } from './config-check.js';
import { saidElsewhere } from './said-elsewhere.js';

/**
 * Values that are not what they look like, and values that cloud-init's schema refuses. Both come of one value where
 * quotes are missing: then it is said once, and of what should be a hash not at all.
 */
export const configValues = configCheck((context) => {
  const { config, about, placeAt, placeOfValue, guest } = context;
  const { values, keys } = surprises(config);
  const findings = guest.schema === undefined ? [] : schemaFindings(config, guest.schema).filter(isWritten);
  if (values.length + keys.length + findings.length === 0) return [];
  const elsewhere = saidElsewhere(config);
  const plain = plainPasswords(config).map(({ value }) => value.at);
  const unlike = onePerPlace(values, { at: ({ value }) => value.at }).filter(
    ({ value: { at } }) => !elsewhere.includes(at) || plain.includes(at),
  );
  const deprecated = deprecatedIn(config, guest.cloudInit);
  const said: Said = {
    values: new Set([...elsewhere, ...unlike.map(({ value }) => value.at)]),
    keys: new Set([...keys.map(({ key }) => key.at), ...deprecated.map(({ at }) => at)]),
  };
  return [
    ...keys.map(({ key, found }) => surprisingKey(placeAt(key.at), { ...about, key: keyText(key), found })),
    ...unlike.map(({ value, path, found, expected, quoted }) =>
      surprisingValue(placeOfValue(value), {
        ...about,
        path: formatPath(path),
        found,
        expected,
        fix: quotesFix(quoted),
      }),
    ),
    ...schemaMistakes(findings, context, said),
  ];
});

/** What a mapping lacks that a patch only adds to may be there. */
const isWritten = ({ value, isKey }: SchemaFinding): boolean => isKey === true || value.at !== outsideText;

/** The places of which there is a message already. */
interface Said {
  readonly values: ReadonlySet<number>;
  readonly keys: ReadonlySet<number>;
}

function schemaMistakes(
  findings: readonly SchemaFinding[],
  { config, about, placeAt, placeOfValue, guest: { schema, cloudInit } }: ConfigContext,
  said: Said,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  // Where keys are missing, the key of the mapping is what a reader has to look at.
  const placeOf = ({ value, path, wanted, isKey }: SchemaFinding) => {
    const holder = wanted === undefined || isKey === true ? undefined : valueAt(config, path.slice(0, -1));
    const entry = holder?.kind === 'map' ? entryAt(holder, String(path.at(-1))) : undefined;
    return entry === undefined ? placeOfValue(value) : placeAt(entry.key.at);
  };
  const at = ({ value, found: words, expected }: SchemaFinding): string => `${value.at} ${words} ${expected}`;
  for (const finding of onePerPlace(findings, { at })) {
    const { value, path, isKey, wanted, found: words, expected } = finding;
    // Keys at the top that nobody knows are the matter of another check.
    if (isKey === true && path.length === 1) continue;
    if ((isKey === true ? said.keys : said.values).has(value.at) || isEcho(finding, findings)) continue;
    const name = formatPath(path) || 'the cloud-config';
    const from = allowedFrom(config, path, schema ?? {});
    if (from !== undefined) {
      if (cloudInit !== undefined && isBefore(cloudInit, from) && !found.has(name)) {
        const tooNew = { ...about, path: name, from, range: cloudInit.text };
        found.set(name, configValueTooNew(placeOfValue(value), tooNew));
      }
      continue;
    }
    const message = againstSchema(placeOf(finding), {
      ...about,
      path: name,
      found: words,
      expected,
      nearest: isKey === true ? wanted?.[0] : undefined,
      fix: fixFor(finding),
    });
    if (!found.has(name)) found.set(name, message);
  }
  return [...found.values()];
}

/** A key is missing because another one, which is wrong, was meant to be it. */
function isEcho({ wanted, path, isKey }: SchemaFinding, findings: readonly SchemaFinding[]): boolean {
  if (wanted === undefined || isKey === true) return false;
  const misspelt = findings.filter(
    (other) => other.isKey === true && formatPath(other.path.slice(0, -1)) === formatPath(path),
  );
  return wanted.every((name) => misspelt.some((other) => other.wanted?.includes(name)));
}

function fixFor({ value, path, expected }: SchemaFinding): string | undefined {
  if (!/\ba string\b|^a list of strings/.test(expected)) return undefined;
  if (value.kind === 'map' && typeof path.at(-1) === 'number' && value.entries.length === 1)
    return 'quote the line, because ": " makes it a mapping';
  const isBare =
    value.kind === 'scalar' &&
    value.value !== null &&
    value.plain !== undefined &&
    typeof value.value !== 'string';
  if (!isBare) return undefined;
  // In quotes the digits of a mode are octal.
  const mode = path.at(-1) === 'permissions' && typeof value.value === 'bigint' ? value.value : undefined;
  return quotesFix(mode === undefined ? plainQuotes(value, path) : `"0${mode.toString(8)}"`);
}

const quotesFix = (quoted: string | undefined): string =>
  quoted === undefined ? 'put it in quotes' : `quote it: ${quoted}`;
