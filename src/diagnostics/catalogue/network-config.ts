import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows } from '../message.js';
import type { Place } from './part-message.js';
import { fileMessage } from './user-data.js';

export const rows = messageRows({
  'network-config': error(
    'The network-config is wrong',
    'cloud-init or netplan refuses the file, and the guest has no network.',
  ),
  'network-config-key': error(
    'netplan does not know a key of the network-config',
    'netplan refuses the whole file for an unknown key.',
  ),
});

export const networkShape = (
  place: Place,
  words: { readonly found: string; readonly expected: string; readonly nearest?: string | undefined },
): Diagnostic => fileMessage(place, rows['network-config'], words);

export const networkKey = (
  place: Place,
  { key, nearest }: { key: string; nearest: string | undefined },
): Diagnostic =>
  fileMessage(place, rows['network-config-key'], {
    found: `unknown key "${key}"`,
    expected: 'a key that netplan knows, because netplan refuses the whole file for an unknown key',
    nearest,
  });
