import { parseFqdn, parseHostname } from '../../domain/hostname.js';
import { parseInstanceId } from '../../domain/instance-id.js';
import type { JsonObject } from '../../domain/json.js';
import { ownKeysOf } from '../../domain/known-layouts.js';
import { parseMetaDataKey } from '../../domain/meta-data-key.js';
import { parseUuid } from '../../domain/uuid.js';
import { knownLayouts } from '../../layouts/index.js';
import type { SourceLoss } from '../loss.js';
import { publicKeyFields } from '../site/public-key-fields.js';
import type { ReadSeed } from './read-seed.js';

/** What the meta-data of a seed says of a device, beside its network. */
export interface SeedIdentity {
  readonly fields: JsonObject;
  readonly losses: readonly SourceLoss[];
}

/** Each value that the inventory does not take is lost, with the reason. `file` is that of the meta-data. */
export function seedIdentity(
  seed: ReadSeed,
  { id, file }: { readonly id: string; readonly file: string },
): SeedIdentity {
  const losses: SourceLoss[] = [];
  const lose: Lose = (key, what, expected) => {
    const place = seed.places?.get(key) ?? { line: 1, column: 1 };
    losses.push({ position: { file, ...place }, what, expected });
  };
  const metaData = Object.fromEntries(
    Object.entries(seed.metaData).flatMap(([key, value]) => {
      const parsed = parseMetaDataKey(key, { ownKeys });
      if (parsed.ok) return [[key, value] as const];
      lose(
        key,
        `the meta-data key "${key}"`,
        ownKeys.has(key) ? `no "${key}", which seedpress writes itself` : parsed.expected,
      );
      return [];
    }),
  );
  return {
    fields: {
      ...instanceFields(seed, { id, lose }),
      ...nameFields(seed, { id, lose }),
      ...publicKeyFields(seed.publicKeys, { lose: (what, expected) => lose('public-keys', what, expected) }),
      ...(Object.keys(metaData).length > 0 && { meta_data: metaData }),
    },
    losses,
  };
}

/** `key` is that of the meta-data at which it stands. */
type Lose = (key: string, what: string, expected: string) => void;

const ownKeys = ownKeysOf(knownLayouts);

function instanceFields({ instanceId }: ReadSeed, { id, lose }: { id: string; lose: Lose }): JsonObject {
  if (instanceId === undefined || instanceId === id) return {};
  const parsed = parseInstanceId(instanceId);
  if (parsed.ok) return { instance_id: instanceId };
  lose('instance-id', `the instance-id (${parsed.found})`, parsed.expected);
  return {};
}

/** A name with its domain is both: cloud-init cuts it at the first dot. */
function nameFields({ hostname }: ReadSeed, { id, lose }: { id: string; lose: Lose }): JsonObject {
  if (hostname === undefined) return {};
  const [first = ''] = hostname.split('.');
  const name = parseHostname(first);
  const full = hostname.includes('.') ? parseFqdn(hostname) : undefined;
  const wrong = name.ok ? full : name;
  if (wrong !== undefined && !wrong.ok) {
    lose('local-hostname', `the host name "${hostname}" (${wrong.found})`, wrong.expected);
    return {};
  }
  return { ...(first !== id && { hostname: first }), ...(full !== undefined && { fqdn: hostname }) };
}

/** The SMBIOS uuid of a machine of OpenStack is its instance-id. */
export const uuidFields = ({ instanceId = '' }: ReadSeed): JsonObject =>
  parseUuid(instanceId).ok ? { uuid: instanceId } : {};
