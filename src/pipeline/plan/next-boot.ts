import { everyBootKeys, everyBootParts } from '../../cloud-init/boot-frequency.js';
import type { NamedClient } from '../../domain/known-layouts.js';
import type { Seed } from '../../domain/seed.js';
import { type GuestView, guestView } from './guest-view.js';

/**
 * What a changed device does at its next boot: cloud-init runs its per-instance steps once for each instance-id.
 * Sources: cloudinit/stages.py is_new_instance, apply_network_config; cmd/main.py main_init; helpers.py Runners.
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
  /** Nothing tells what the published device was made of. */
  | { readonly kind: 'unknown'; readonly instanceId: string };

interface NewId {
  readonly from: string;
  readonly to: string;
}

export function nextBoot(before: Seed, after: Seed, clients: readonly NamedClient[]): NextBoot {
  const ids = clients.map(([name, { instanceIdKey: key = 'instanceId' }]) => ({
    name,
    from: before[key],
    to: after[key],
  }));
  const kept = ids.filter(({ from, to }) => from === to);
  const [renewed, ...others] = ids.filter(({ from, to }) => from !== to);
  if (renewed !== undefined && kept.length === 0)
    return { kind: 'new-instance', from: renewed.from, to: renewed.to };
  const changed = changesOf(guestView(before), guestView(after));
  const namesOf = (isEveryBoot: boolean): readonly string[] => [
    ...new Set(changed.filter((change) => change.isEveryBoot === isEveryBoot).map(({ name }) => name)),
  ];
  return {
    kind: 'same-instance',
    instanceId: (kept.find(({ to }) => to === after.instanceId) ?? kept[0])?.to ?? after.instanceId,
    everyBoot: namesOf(true),
    ignored: namesOf(false),
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

function changesOf(before: GuestView, after: GuestView): readonly Change[] {
  const keys = differing(before.config, after.config, (a, b) => a === b);
  const parts = differing(
    before.parts,
    after.parts,
    (a, b) => a?.content === b?.content && a?.contentType === b?.contentType,
  );
  const fields = [
    { name: 'host name', isEveryBoot: true, differs: before.hostname !== after.hostname },
    { name: 'network', isEveryBoot: after.isNetworkUpdated, differs: before.network !== after.network },
    { name: 'public keys', isEveryBoot: false, differs: before.publicKeys !== after.publicKeys },
  ];
  return [
    ...keys.map((name) => ({ name, isEveryBoot: everyBootKeys.includes(name) })),
    ...parts.map((name) => ({ name, isEveryBoot: isEveryBootPart(name, [before, after]) })),
    ...fields.filter(({ differs }) => differs),
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
