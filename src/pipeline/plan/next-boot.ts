import { everyBootKeys, everyBootParts } from '../../cloud-init/boot-frequency.js';
import type { GuestView } from './guest-view.js';

/**
 * What a changed device does at its next boot: cloud-init runs its per-instance steps once for each instance-id.
 * Sources: cloudinit/stages.py is_new_instance, apply_network_config; cmd/main.py main_init; helpers.py Runners.
 */
export type NextBoot =
  | { readonly kind: 'new-instance'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'same-instance';
      readonly instanceId: string;
      /** What changes and is done in every boot: `bootcmd`, `tune.per-boot`, `host name`. */
      readonly everyBoot: readonly string[];
      /** What changes and is done once for each instance-id, and so not again: `runcmd`, `network`. */
      readonly ignored: readonly string[];
    };

interface Side {
  readonly instanceId: string;
  readonly view: GuestView;
}

export function nextBoot(before: Side, after: Side): NextBoot {
  const { instanceId } = after;
  if (before.instanceId !== instanceId)
    return { kind: 'new-instance', from: before.instanceId, to: instanceId };
  const changed = changesOf(before.view, after.view);
  const namesOf = (isEveryBoot: boolean): readonly string[] => [
    ...new Set(changed.filter((change) => change.isEveryBoot === isEveryBoot).map(({ name }) => name)),
  ];
  return { kind: 'same-instance', instanceId, everyBoot: namesOf(true), ignored: namesOf(false) };
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
