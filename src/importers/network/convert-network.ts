import { networkFacts } from '../../cloud-init/network-facts.js';
import { entryAt, type GuestMap, keyText } from '../../cloud-init/values/guest-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { lostByImport, notImportable } from '../../diagnostics/catalogue/import.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { acceptable } from './acceptable.js';
import type { ImportedNetwork } from './imported-network.js';
import { inventoryText } from './inventory-text.js';
import { textOf } from './leaves.js';
import type { Loss } from './taken.js';
import { versionOne } from './version-one.js';
import { versionTwo } from './version-two.js';

const hint = 'to keep the file as it is, put it in templates/ and write network_config: { template: NAME }';

/** A file of netplan or cloud-init as a list of `interfaces`; what the inventory cannot say stands in comments. */
export function convertNetwork(source: ImportSource): Imported {
  const { file } = source;
  const start = { file, line: 1, column: 1 };
  const refuse = (found: string, expected: string, position = start): Imported => ({
    diagnostics: [notImportable(position, { found, expected })],
    taken: {},
  });
  if ('files' in source) return refuse('this is a folder', 'one file of netplan or cloud-init');
  const decoded = decodeUtf8(source.bytes);
  if (!decoded.ok) return refuse('the file is not UTF-8', 'text in UTF-8');
  const read = readYaml(decoded.text);
  if (!read.ok) {
    const { message, ...place } = read.mistake;
    return refuse(`this is not valid YAML: ${message}`, 'YAML', { file, ...place });
  }
  const config = read.value.kind === 'map' ? configOf(read.value) : undefined;
  if (config === undefined) return refuse('there is no network', 'a network-config in version 1 or 2');
  if (isDisabled(config))
    return { text: 'network_config: disabled\n', diagnostics: [], taken: { settings: 1 } };
  const network = acceptable(isVersionOne(config) ? versionOne(config) : versionTwo(config));
  const all = [...network.interfaces.flatMap(({ losses }) => losses), ...network.losses];
  const diagnostics = all.map((loss): Diagnostic => {
    const { line, column } = read.placeAt(loss.at);
    return lostByImport({ file, line, column }, { ...loss, fix: hint });
  });
  const lineOf = ({ at }: Loss): number => read.placeAt(at).line;
  return { text: inventoryText(network, { lineOf }), diagnostics, taken: takenOf(network) };
}

const takenOf = ({ interfaces }: ImportedNetwork) => ({ interfaces: interfaces.length });

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
