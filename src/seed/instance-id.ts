import type { Seed } from '../domain/seed.js';
import { sha256 } from '../domain/sha256.js';
import type { InstanceIdKind } from '../domain/site.js';
import { derivedUuid } from '../domain/uuid.js';

export interface InstanceIds {
  readonly instanceId: string;
  /** The same in the form that OpenStack's clients ask for. */
  readonly instanceUuid: string;
}

/** How the content reaches the guest: a new URL or another packing makes no new machine of it. */
type Carrying =
  | 'gzipUserData'
  | 'included'
  | 'networkConfig'
  | 'userDataFormat'
  | 'guest'
  | 'os'
  | 'cloudInit';

/**
 * cloud-init runs its per-instance steps once for each instance-id. `id` and `uuid` change with `generation`
 * alone; `content` changes with whatever the guest would see. `kept` is that of a machine that exists.
 */
export function instanceIdsOf(
  seed: Omit<Seed, keyof InstanceIds | Carrying>,
  {
    kind,
    generation,
    kept,
    networkText,
  }: {
    kind: InstanceIdKind;
    generation: number;
    kept?: string | undefined;
    networkText?: string | undefined;
  },
): InstanceIds {
  const suffix = generation === 1 ? '' : `-g${generation}`;
  // cloud-init compares it letter by letter, wherever it comes from.
  if (kept !== undefined) return { instanceId: `${kept}${suffix}`, instanceUuid: `${kept}${suffix}` };
  if (kind === 'content') {
    const digest = contentDigest({ ...seed, generation, networkText });
    return { instanceId: `${seed.id}-${digest}`, instanceUuid: derivedUuid(seed.uuid, digest) };
  }
  const instanceUuid = generation === 1 ? seed.uuid : derivedUuid(seed.uuid, suffix);
  return { instanceId: kind === 'uuid' ? instanceUuid : `${seed.id}${suffix}`, instanceUuid };
}

// Twelve hex digits tell 2^24 versions of one device apart with even odds, and stay readable in a path.
const contentDigest = (content: object): string => sha256(JSON.stringify(content)).slice(0, 12);
