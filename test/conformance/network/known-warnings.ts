import type { Interface } from '../../../src/domain/network.js';
import { hasSearchOnly, isPortless } from '../../../src/encode/network/losses/predicates.js';
import type { Client } from './client.js';
import type { Format } from './read-back.js';

/** What cloud-init complains of while it reads or renders. */
interface KnownWarning {
  readonly pattern: RegExp;
  readonly formats: readonly Format[];
  readonly clients: readonly Client[];
  readonly applies: (interfaces: readonly Interface[]) => boolean;
}

const knownWarnings: readonly KnownWarning[] = [
  {
    // net/network_state.py handle_nameserver: the interfaces behind such a one in its section lose theirs, so it
    // stands last.
    pattern: /^Skipping invalid command: /,
    formats: ['v2'],
    clients: ['debian', 'newest'],
    applies: (interfaces) => interfaces.some(hasSearchOnly),
  },
  {
    // net/network_state.py warn_deprecated_all_devices: docs/adr/0009 says why a gateway stays one.
    pattern: /^The use of `gateway4` and `gateway6` is deprecated /,
    formats: ['v2'],
    clients: ['newest'],
    applies: (interfaces) =>
      interfaces.some(({ gateway4, gateway6 }) => (gateway4 ?? gateway6) !== undefined),
  },
  {
    // net/networkd.py render_bridges
    pattern: /^Skipping bridge \S+ - missing 'interfaces'$/,
    formats: ['v1', 'v2'],
    clients: ['newest'],
    applies: (interfaces) => interfaces.some(isPortless),
  },
  {
    // net/network_state.py _normalize_net_keys: then the renderers fail, as a row says.
    pattern: /^Address \{.*\} is not a valid ip network$/,
    formats: ['v2'],
    clients: ['debian', 'newest'],
    applies: (interfaces) =>
      interfaces.some(({ addresses }) =>
        addresses.some((each) => (each.label ?? each.lifetime) !== undefined),
      ),
  },
];

export function isKnownWarning(
  message: string,
  { format, client, interfaces }: { format: Format; client: Client; interfaces: readonly Interface[] },
): boolean {
  return knownWarnings.some(
    (known) =>
      known.pattern.test(message) &&
      known.formats.includes(format) &&
      known.clients.includes(client) &&
      known.applies(interfaces),
  );
}
