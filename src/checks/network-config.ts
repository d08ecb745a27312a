import { isIP } from 'node:net';
import { networkFacts } from '../cloud-init/network-facts.js';
import { entryAt, type GuestMap, type GuestValue, keyText } from '../cloud-init/values/guest-value.js';
import { readYaml } from '../cloud-init/values/read-yaml.js';
import { scalarText } from '../cloud-init/values/scalar.js';
import { networkKey, networkShape } from '../diagnostics/catalogue/network-config.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { PlaceOf } from '../diagnostics/rendered-text.js';
import { describeValue } from './parts/describe-value.js';

/**
 * What cloud-init or netplan refuses in a network-config, and would leave the guest without a network for.
 * Sources: cloudinit/net/network_state.py; netplan's reference.
 */
export function networkConfigProblems(
  text: string,
  { placeOf }: { placeOf: PlaceOf },
): readonly Diagnostic[] {
  const read = readYaml(text);
  if (!read.ok) {
    const { line, column, message } = read.mistake;
    return [
      networkShape(placeOf(line, column), {
        found: `the network-config is not valid YAML: ${message}`,
        expected: 'valid YAML',
      }),
    ];
  }
  const { value, placeAt } = read;
  const at: At = (offset) => {
    const { line, column } = placeAt(offset);
    return placeOf(line, column);
  };
  // An empty file leaves the network to cloud-init's fallback.
  if (value.kind === 'scalar' && value.value === null) return [];
  if (value.kind !== 'map')
    return [
      networkShape(at(value.at), {
        found: `the network-config is ${describeValue(value)}`,
        expected: 'a mapping',
      }),
    ];
  const inner = entryAt(value, 'network')?.value;
  return configProblems(inner?.kind === 'map' ? inner : value, at);
}

type At = (offset: number) => Place;

function configProblems(config: GuestMap, at: At): readonly Diagnostic[] {
  const settings = entryAt(config, 'config')?.value;
  if (settings?.kind === 'scalar' && settings.value === 'disabled') return [];
  const version = entryAt(config, 'version')?.value;
  const number = version?.kind === 'scalar' ? version.value : undefined;
  if (number === 1n) return versionOne(config, at);
  if (number === 2n) return versionTwo(config, at);
  const found = version === undefined ? 'there is no version' : `the version is ${describeValue(version)}`;
  return [networkShape(at(version?.at ?? config.at), { found, expected: 'version: 1 or version: 2' })];
}

function versionOne(config: GuestMap, at: At): readonly Diagnostic[] {
  const entry = entryAt(config, 'config');
  if (entry?.value.kind !== 'list') {
    const found = entry === undefined ? 'there is no config' : `config is ${describeValue(entry.value)}`;
    return [networkShape(at(entry?.value.at ?? config.at), { found, expected: 'a list under config' })];
  }
  return entry.value.items.flatMap((item) => {
    if (item.kind !== 'map')
      return [
        networkShape(at(item.at), { found: `this entry is ${describeValue(item)}`, expected: 'a mapping' }),
      ];
    const type = entryAt(item, 'type')?.value;
    const name = type?.kind === 'scalar' ? scalarText(type.value) : '';
    if (networkFacts.typesOfOne.includes(name)) return [];
    const found = type === undefined ? 'this entry has no type' : `there is no type "${name}"`;
    const nearest = nearestName(name, networkFacts.typesOfOne);
    const expected = `one of ${networkFacts.typesOfOne.join(', ')}`;
    return [networkShape(at(type?.at ?? item.at), { found, expected, nearest })];
  });
}

function versionTwo(config: GuestMap, at: At): readonly Diagnostic[] {
  return config.entries.flatMap(({ key, value }): readonly Diagnostic[] => {
    const name = keyText(key);
    if (!networkFacts.topKeysOfTwo.includes(name))
      return unknown(at(key.at), name, networkFacts.topKeysOfTwo);
    if (!networkFacts.kindsOfTwo.includes(name)) return [];
    if (value.kind !== 'map') return [mustBeMap(at(value.at), name, value)];
    return value.entries.flatMap(({ key: id, value: entry }) => {
      // cloud-init and netplan take an entry of nothing.
      if (entry.kind === 'scalar' && entry.value === null) return [];
      return entry.kind === 'map' ? entryProblems(entry, at) : [mustBeMap(at(entry.at), keyText(id), entry)];
    });
  });
}

const mustBeMap = (place: Place, name: string, value: GuestValue): Diagnostic =>
  networkShape(place, { found: `"${name}" is ${describeValue(value)}`, expected: 'a mapping' });

const unknown = (place: Place, key: string, known: readonly string[]): readonly Diagnostic[] => [
  networkKey(place, { key, nearest: nearestName(key, known) }),
];

function entryProblems(entry: GuestMap, at: At): readonly Diagnostic[] {
  return entry.entries.flatMap(({ key, value }): readonly Diagnostic[] => {
    const name = keyText(key);
    if (!networkFacts.keysOfTwo.includes(name)) return unknown(at(key.at), name, networkFacts.keysOfTwo);
    if (name === 'addresses') return addressProblems(value, at);
    if (name !== 'gateway4' && name !== 'gateway6') return [];
    const text = value.kind === 'scalar' ? scalarText(value.value) : '';
    const family = name === 'gateway4' ? 4 : 6;
    if (isIP(text) === family) return [];
    const found = `${name} is ${describeValue(value)}`;
    return [networkShape(at(value.at), { found, expected: `an IPv${family} address without a prefix` })];
  });
}

/** netplan refuses the whole file for an address without its prefix. */
function addressProblems(value: GuestValue, at: At): readonly Diagnostic[] {
  if (value.kind !== 'list')
    return [
      networkShape(at(value.at), { found: `addresses is ${describeValue(value)}`, expected: 'a list' }),
    ];
  return value.items.flatMap((item) => {
    const [label] = item.kind === 'map' ? item.entries : [];
    const text =
      label !== undefined ? keyText(label.key) : item.kind === 'scalar' ? scalarText(item.value) : '';
    const [address = '', prefix] = text.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (isIP(address) !== 0 && prefix !== undefined && /^\d+$/.test(prefix) && Number(prefix) <= most)
      return [];
    const expected = 'an address with its prefix, like 192.0.2.10/24';
    return [networkShape(at(item.at), { found: `the address is ${describeValue(item)}`, expected })];
  });
}
