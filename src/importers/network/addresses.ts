import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import { text, textOf } from './leaves.js';
import { type Loss, lost, type Table, type Take, takeEntries } from './taken.js';

const options: Table = { label: text('label'), lifetime: text('lifetime') };

/** netplan's addresses: texts, or mappings of one text to its label and lifetime. */
export const addressesOf: Take = (value, key) => {
  if (value.kind !== 'list') return lost(value.at, { what: `"${key}"`, expected: 'a list' });
  const read = value.items.map(addressOf);
  const addresses = read.flatMap(({ address }) => (address === undefined ? [] : [address]));
  const fields: JsonObject = addresses.length === 0 ? {} : { addresses };
  return { fields, losses: read.flatMap(({ losses }) => losses) };
};

function addressOf(item: GuestValue): { address?: JsonValue; losses: readonly Loss[] } {
  const plain = textOf(item);
  if (plain !== undefined) return { address: plain, losses: [] };
  const [entry] = item.kind === 'map' ? item.entries : [];
  if (entry === undefined) return lost(item.at, { what: 'an item of "addresses"', expected: 'an address' });
  const address = keyText(entry.key);
  if (entry.value.kind !== 'map') return { address, losses: [] };
  const { fields, losses } = takeEntries(entry.value, options);
  return { address: Object.keys(fields).length === 0 ? address : { address, ...fields }, losses };
}
