import { everyBootKeys, everyBootParts } from '../../cloud-init/boot-frequency.js';
import type { LaterBoots } from '../../domain/guest.js';
import type { NamedClient } from '../../domain/known-layouts.js';
import type { Seed } from '../../domain/seed.js';
import { guestOf } from '../../layouts/guests/index.js';
import { userDataOf } from '../../layouts/user-data.js';
import { type GuestView, guestView } from './guest-view.js';

/**
 * What a changed device does at its next boot: cloud-init runs its per-instance steps once for each instance-id, others go by
 * the record of their guest. Sources: cloudinit/stages.py is_new_instance, apply_network_config; cmd/main.py main_init;
 * helpers.py Runners.
 */
export type NextBoot =
  | ({ readonly kind: 'new-instance' } & NewId)
  | {
      readonly kind: 'same-instance';
      readonly instanceId: string;
      /** What changes and is done in every boot: `bootcmd`, `tune.per-boot`, `host name`. */
      readonly everyBoot: readonly string[];
      /** What changes and is done once for each instance-id, and so not again: `runcmd`, `network`. */
      readonly ignored: readonly string[];
      /** The layouts and images whose clients take another key for the instance-id, one that changes. */
      readonly again?: NewId & { readonly by: readonly string[] };
    }
  /** A program that takes the first seed of a machine, and whatever the instance-id is little or nothing of a later one. */
  | {
      readonly kind: 'own-rules';
      readonly guest: string;
      readonly everyBoot: readonly string[];
      readonly ignored: readonly string[];
    }
  /** Nothing tells what the published device was made of. */
  | { readonly kind: 'unknown'; readonly instanceId: string };

interface NewId {
  readonly from: string;
  readonly to: string;
}

export function nextBoot(before: Seed, after: Seed, clients: readonly NamedClient[]): NextBoot {
  const { laterBoots } = guestOf(after);
  const changed = () => changesOf(before, after, laterBoots);
  if (laterBoots?.byInstanceId === false)
    return { kind: 'own-rules', guest: after.guest, ...named(changed()) };
  const ids = clients.map(([name, { instanceIdKey: key = 'instanceId' }]) => ({
    name,
    from: before[key],
    to: after[key],
  }));
  const kept = ids.filter(({ from, to }) => from === to);
  const [renewed, ...others] = ids.filter(({ from, to }) => from !== to);
  if (renewed !== undefined && kept.length === 0)
    return { kind: 'new-instance', from: renewed.from, to: renewed.to };
  return {
    kind: 'same-instance',
    instanceId: (kept.find(({ to }) => to === after.instanceId) ?? kept[0])?.to ?? after.instanceId,
    ...named(changed()),
    ...(renewed === undefined
      ? {}
      : {
          again: {
            by: [...new Set([renewed, ...others].map(({ name }) => name))],
            from: renewed.from,
            to: renewed.to,
          },
        }),
  };
}

interface Change {
  readonly name: string;
  readonly isEveryBoot: boolean;
}

function named(changes: readonly Change[]): { everyBoot: readonly string[]; ignored: readonly string[] } {
  const namesOf = (isEveryBoot: boolean): readonly string[] => [
    ...new Set(changes.filter((change) => change.isEveryBoot === isEveryBoot).map(({ name }) => name)),
  ];
  return { everyBoot: namesOf(true), ignored: namesOf(false) };
}

/** `laterBoots`: the rules of another program than cloud-init. */
function changesOf(before: Seed, after: Seed, laterBoots: LaterBoots | undefined): readonly Change[] {
  const [old, now] = [guestView(before), guestView(after)];
  const fields = [
    { name: 'host name', isEveryBoot: true, differs: old.hostname !== now.hostname },
    { name: 'network', isEveryBoot: now.isNetworkUpdated, differs: old.network !== now.network },
    { name: 'public keys', isEveryBoot: false, differs: old.publicKeys !== now.publicKeys },
  ].filter(({ differs }) => differs);
  if (laterBoots === undefined) return [...userDataChanges(old, now), ...fields];
  const { drops } = guestOf(after);
  // A warning of the build says of what never arrives.
  const isDropped = (name: string): boolean =>
    (name === 'network' && drops.includes('network')) ||
    (name === 'public keys' && drops.includes('public-keys'));
  const isTaken = (what: string): boolean => laterBoots.everyBoot.some((each) => each === what);
  return [
    ...userDataNames([before, after], [old, now]).map((name) => ({
      name,
      isEveryBoot: isTaken('user-data'),
    })),
    ...fields.flatMap(({ name }) => (isDropped(name) ? [] : [{ name, isEveryBoot: isTaken(name) }])),
  ];
}

/** Of one text nobody but its reader knows the parts. */
function userDataNames([before, after]: Pair<Seed>, [old, now]: Pair<GuestView>): readonly string[] {
  if (guestOf(after).userData.mime) return userDataChanges(old, now).map(({ name }) => name);
  return bytesOf(before).equals(bytesOf(after)) ? [] : ['user-data'];
}

type Pair<T> = readonly [before: T, after: T];

const bytesOf = (seed: Seed): Buffer => Buffer.from(userDataOf(seed));

function userDataChanges(before: GuestView, after: GuestView): readonly Change[] {
  const keys = differing(before.config, after.config, (a, b) => a === b);
  const parts = differing(
    before.parts,
    after.parts,
    (a, b) => a?.content === b?.content && a?.contentType === b?.contentType,
  );
  return [
    ...keys.map((name) => ({ name, isEveryBoot: everyBootKeys.includes(name) })),
    ...parts.map((name) => ({ name, isEveryBoot: isEveryBootPart(name, [before, after]) })),
  ];
}

const isEveryBootPart = (name: string, views: readonly GuestView[]): boolean =>
  views.every(({ parts }) => {
    const part = parts.get(name);
    return part === undefined || everyBootParts.includes(part.contentType);
  });

function differing<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => !isSame(before.get(name), after.get(name))).sort();
}
