import { lostByImport, notImportable } from '../../diagnostics/catalogue/import.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { Imported, ImportSource } from '../import-kind.js';
import type { ImportedNetwork } from './imported-network.js';
import { inventoryText } from './inventory-text.js';
import { readNetwork } from './read-network.js';
import type { Loss } from './taken.js';

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
  const read = readNetwork(decoded.text);
  if (read.kind === 'none') {
    const { found, expected, place } = read;
    return refuse(found, expected, { ...start, ...place });
  }
  if (read.kind === 'disabled')
    return { text: 'network_config: disabled\n', diagnostics: [], taken: { settings: 1 } };
  const { network, placeAt } = read;
  const all = [...network.interfaces.flatMap(({ losses }) => losses), ...network.losses];
  const diagnostics = all.map((loss): Diagnostic => {
    const { line, column } = placeAt(loss.at);
    return lostByImport({ file, line, column }, { ...loss, fix: hint });
  });
  const lineOf = ({ at }: Loss): number => placeAt(at).line;
  return { text: inventoryText(network, { lineOf }), diagnostics, taken: takenOf(network) };
}

const takenOf = ({ interfaces }: ImportedNetwork) => ({ interfaces: interfaces.length });
