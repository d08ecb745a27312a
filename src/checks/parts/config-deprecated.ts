import type { DeprecatedKey } from '../../cloud-init/facts.js';
import { deprecatedIn } from '../../cloud-init/schema/deprecated-keys.js';
import { schemaDeprecations } from '../../cloud-init/schema/validate.js';
import { deprecatedConfigKey } from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import { reaches } from '../../domain/version-range.js';
import { configCheck } from './config-check.js';

/**
 * What the guests' cloud-init calls deprecated: by our own table, which knows the versions, and by its schema. Who
 * does not say which versions the guests have hears nothing.
 */
export const configDeprecated = configCheck(({ config, about, placeAt, guest: { schema, cloudInit } }) => {
  if (cloudInit === undefined) return [];
  const found = new Map<string, Diagnostic>();
  for (const { path, at, fact } of deprecatedIn(config, cloudInit)) {
    const { from } = fact;
    const name = formatPath(path);
    found.set(
      name,
      deprecatedConfigKey(placeAt(at), { ...about, path: name, from, instead: wordsFor(fact) }),
    );
  }
  const deprecations = schema === undefined ? [] : schemaDeprecations(config, schema);
  for (const { path, value, from, description } of deprecations) {
    const name = formatPath(path);
    if (found.has(name) || !reaches(cloudInit, from ?? schema?.version ?? '0')) continue;
    const instead = sentence(description);
    found.set(name, deprecatedConfigKey(placeAt(value.at), { ...about, path: name, from, instead }));
  }
  return [...found.values()];
});

const wordsFor = ({ instead, use }: DeprecatedKey): string | undefined =>
  use ?? (instead === undefined ? undefined : `the key ${instead}`);

/** Markdown of the schema's words aside: `Use **users** instead.` */
const sentence = (description: string): string | undefined => {
  const text = description
    .replace(/^DEPRECATED:? ?/, '')
    .replace(/\*\*|``/g, '')
    .trim();
  return text === '' ? undefined : text.replace(/\.$/, '').replace(/^U(?=se )/, 'u');
};
