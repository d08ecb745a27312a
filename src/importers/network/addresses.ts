import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import type { JsonObject } from '../../domain/json.js';
import { textOf } from './leaves.js';
import { type Loss, lost, type Take } from './taken.js';

/** netplan's addresses: texts, or mappings of one text to its label and lifetime, which the inventory lacks. */
export const addressesOf: Take = (value, key) => {
  if (value.kind !== 'list') return lost(value.at, { what: `"${key}"`, expected: 'a list' });
  const read = value.items.map(addressOf);
  const addresses = read.flatMap(({ address }) => (address === undefined ? [] : [address]));
  const fields: JsonObject = addresses.length === 0 ? {} : { addresses };
  return { fields, losses: read.flatMap(({ losses }) => losses) };
};

function addressOf(item: GuestValue): { address?: string; losses: readonly Loss[] } {
  const text = textOf(item);
  if (text !== undefined) return { address: text, losses: [] };
  const [entry] = item.kind === 'map' ? item.entries : [];
  if (entry === undefined) return lost(item.at, { what: 'an item of "addresses"', expected: 'an address' });
  const options = entry.value.kind === 'map' ? entry.value.entries : [];
  return {
    address: keyText(entry.key),
    losses: options
      // Forever is what an address has anyway.
      .filter(({ key, value }) => !(keyText(key) === 'lifetime' && textOf(value) === 'forever'))
      .map(({ key }) => ({
        at: key.at,
        what: `"${keyText(key)}" of ${keyText(entry.key)}`,
        expected: 'an address alone',
      })),
  };
}
