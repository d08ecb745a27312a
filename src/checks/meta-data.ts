import { entryAt, type GuestMap, keyText } from '../cloud-init/values/guest-value.js';
import { readYaml } from '../cloud-init/values/read-yaml.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import {
  metaDataKey,
  metaDataNoId,
  metaDataShape,
  metaDataValue,
} from '../diagnostics/catalogue/seed-files.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { PlaceOf } from '../diagnostics/rendered-text.js';
import { describeValue } from './parts/describe-value.js';

/**
 * NoCloud's meta-data: a YAML mapping with an instance-id. Other keys are for jinja in the guest and may have any name.
 * Sources: DataSourceNoCloud.py _get_data, get_hostname; sources/__init__.py get_hostname, normalize_pubkey_data.
 */
export function metaDataProblems(text: string, { placeOf }: { placeOf: PlaceOf }): readonly Diagnostic[] {
  const read = readYaml(text);
  if (!read.ok) {
    const { line, column, message } = read.mistake;
    return [metaDataShape(placeOf(line, column), { found: `the meta-data is not valid YAML: ${message}` })];
  }
  const { value, placeAt } = read;
  const at = (offset: number): Place => {
    const { line, column } = placeAt(offset);
    return placeOf(line, column);
  };
  if (value.kind !== 'map')
    return [metaDataShape(at(value.at), { found: `the meta-data is ${describeValue(value)}` })];
  return [...idProblems(value, { at }), ...nameProblems(value, { at })];
}

interface Places {
  readonly at: (offset: number) => Place;
}

function idProblems(map: GuestMap, { at }: Places): readonly Diagnostic[] {
  const id = entryAt(map, 'instance-id');
  if (id === undefined) {
    const near = map.entries.find(({ key }) => /^instance[-_]?id$/i.test(keyText(key)));
    return [metaDataNoId(at(near?.key.at ?? map.at), { key: near && keyText(near.key) })];
  }
  if (id.value.kind !== 'scalar' || id.value.value === null || id.value.value === '')
    return [metaDataValue(at(id.value.at), { key: 'instance-id', found: describeValue(id.value) })];
  return [];
}

function nameProblems(map: GuestMap, { at }: Places): readonly Diagnostic[] {
  return map.entries.flatMap(({ key, value }) => {
    const name = keyText(key);
    const isOneValue = name === 'local-hostname' || name === 'dsmode' || name === 'seedfrom';
    if (isOneValue && value.kind !== 'scalar')
      return [metaDataValue(at(value.at), { key: name, found: describeValue(value) })];
    if (read.includes(name) || name === 'instance_id') return [];
    const nearest = nearestName(name.replaceAll('_', '-'), read);
    return nearest === undefined || name === 'hostname'
      ? []
      : [metaDataKey(at(key.at), { key: name, nearest })];
  });
}

/** The keys that DataSourceNoCloud and its base read. */
const read = ['instance-id', 'local-hostname', 'network-interfaces', 'public-keys', 'dsmode', 'seedfrom'];
