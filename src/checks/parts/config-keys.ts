import {
  cloudConfigKeys,
  keysClosedFrom,
  keysFrom,
  systemKeys,
  unnamedKeys,
} from '../../cloud-init/facts.js';
import { topKeys } from '../../cloud-init/schema/json-schema.js';
import {
  configKeyTooNew,
  refusedKey,
  systemKey,
  unknownConfigKey,
} from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { isBefore, reaches } from '../../domain/version-range.js';
import { configCheck } from './config-check.js';

/** The keys at the top of a cloud-config: those that no module reads, and those that older guests do not know. */
export const configKeys = configCheck(({ config, about, placeAt, guest: { schema, cloudInit } }) => {
  const ofSchema: ReadonlySet<string> = schema === undefined ? new Set() : topKeys(schema.root);
  return config.entries.flatMap(({ key: { value: key, at } }): readonly Diagnostic[] => {
    // Keys that are no texts are a matter of what YAML makes of them.
    if (typeof key !== 'string') return [];
    const from = keysFrom[key];
    if (from !== undefined && cloudInit !== undefined && isBefore(cloudInit, from))
      return [configKeyTooNew(placeAt(at), { ...about, key, from, range: cloudInit.text })];
    const place = systemKeys[key];
    const isClosed = cloudInit !== undefined && reaches(cloudInit, keysClosedFrom);
    // A data source that is named too late does no harm; a network that never comes does.
    if (place !== undefined && (isClosed || key === 'network'))
      return [systemKey(placeAt(at), { ...about, key, place })];
    if (unnamedKeys.has(key) && isClosed)
      return [refusedKey(placeAt(at), { ...about, key, from: keysClosedFrom })];
    // x-… holds anchors, as in other tools.
    if (known.has(key) || ofSchema.has(key) || key.startsWith('x-')) return [];
    const nearest = nearestName(key, [...cloudConfigKeys, ...ofSchema]);
    return [unknownConfigKey(placeAt(at), { ...about, key, nearest })];
  });
});

const known = new Set(cloudConfigKeys);
