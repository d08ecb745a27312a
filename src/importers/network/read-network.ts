import { networkFacts } from '../../cloud-init/network-facts.js';
import { entryAt, type GuestMap, keyText } from '../../cloud-init/values/guest-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { acceptable } from './acceptable.js';
import type { ImportedNetwork } from './imported-network.js';
import { textOf } from './leaves.js';
import { versionOne } from './version-one.js';
import { versionTwo } from './version-two.js';

/** What a text of netplan or cloud-init says of the network. */
export type ReadNetwork =
  | {
      readonly kind: 'network';
      readonly network: ImportedNetwork;
      /** Of the index of a character. */
      readonly placeAt: (at: number) => { readonly line: number; readonly column: number };
    }
  | { readonly kind: 'disabled' }
  | {
      readonly kind: 'none';
      readonly found: string;
      readonly expected: string;
      readonly place?: { readonly line: number; readonly column: number };
    };

export function readNetwork(text: string): ReadNetwork {
  const read = readYaml(text);
  if (!read.ok) {
    const { message, ...place } = read.mistake;
    return { kind: 'none', found: `this is not valid YAML: ${message}`, expected: 'YAML', place };
  }
  const config = read.value.kind === 'map' ? configOf(read.value) : undefined;
  if (config === undefined)
    return { kind: 'none', found: 'there is no network', expected: 'a network-config in version 1 or 2' };
  if (isDisabled(config)) return { kind: 'disabled' };
  const network = acceptable(isVersionOne(config) ? versionOne(config) : versionTwo(config));
  return { kind: 'network', network, placeAt: read.placeAt };
}

/** What stands below `network`, or the whole where that key is left out; undefined of something else. */
function configOf(value: GuestMap): GuestMap | undefined {
  const inner = entryAt(value, 'network')?.value;
  const config = inner === undefined ? value : inner;
  if (config.kind !== 'map') return undefined;
  const keys = config.entries.map(({ key }) => keyText(key));
  const known: readonly string[] = [...networkFacts.topKeysOfTwo, 'config'];
  return keys.some((key) => known.includes(key)) ? config : undefined;
}

const isDisabled = (config: GuestMap): boolean => {
  const word = entryAt(config, 'config')?.value;
  return word !== undefined && textOf(word) === 'disabled';
};

const isVersionOne = (config: GuestMap): boolean => {
  const version = entryAt(config, 'version')?.value;
  return version === undefined ? entryAt(config, 'config') !== undefined : textOf(version) === '1';
};
