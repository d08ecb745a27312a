import { authorizedKeys } from '../../cloud-init/accounts/authorized-keys.js';
import { onePerPlace } from '../../cloud-init/schema/one-per-place.js';
import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { scalarText } from '../../cloud-init/values/scalar.js';
import { keyInConfig } from '../../diagnostics/catalogue/parts-accounts.js';
import { parsePublicKey } from '../../domain/public-key.js';
import { formatPath } from '../../domain/source-node.js';
import { configCheck } from './config-check.js';
import { placesOfPlaceholders } from './config-placeholders.js';

/** Keys that nobody can log in with. Sources: ssh_util.py setup_user_keys, cc_ssh.py. */
export const configPublicKeys = configCheck(({ config, about, placeOfValue }) => {
  const keys = onePerPlace(authorizedKeys(config), { at: ({ value }) => value.at });
  const placeholders = placesOfPlaceholders(config);
  return keys.flatMap(({ value, path }) => {
    if (placeholders.has(value.at)) return [];
    const mistake = keyMistake(value, { isTop: path.length === 1 });
    return mistake === undefined
      ? []
      : [keyInConfig(placeOfValue(value), { ...about, path: formatPath(path), ...mistake })];
  });
});

interface KeyMistake {
  readonly found: string;
  readonly expected: string;
}

/** What is wrong with an entry; at the top cloud-init takes a text for a list of its letters. */
export function keyMistake(value: GuestValue, { isTop }: { isTop: boolean }): KeyMistake | undefined {
  if (value.kind !== 'scalar')
    return { found: `a ${value.kind === 'map' ? 'mapping' : 'list'}`, expected: aLine };
  const text = scalarText(value.value ?? '');
  if (isTop)
    return {
      found: 'a single string, and cloud-init takes each of its characters as a key',
      expected: 'a list',
    };
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  // The parser reads one line, and what follows a comment reaches the file behind it as it is.
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.startsWith('#')) continue;
    const parsed = parsePublicKey(index === 0 && isPrivate.test(text) ? text : line);
    if (!parsed.ok) return parsed;
    if (index === 0 && lines.length > 1 && !hasComment(line)) return { found: runsOn, expected: aLine };
  }
  return undefined;
}

const aLine = 'one line of authorized_keys in quotes';
const runsOn = 'several keys in one string, of which cloud-init reads only the first';
const isPrivate = /PRIVATE KEY|^-{4,5} ?BEGIN/;

/** A third word behind the key. */
const hasComment = (line: string): boolean => /\sAAAA\S+\s+\S/.test(line);
