import type { GuestPart } from '../../cloud-init/message/guest-part.js';
import { guestParts } from '../../cloud-init/message/guest-parts.js';
import { type ConfigNode, entryOf } from '../../cloud-init/values/config-node.js';
import { keyText, plainJson } from '../../cloud-init/values/plain-json.js';
import type { Seed } from '../../domain/seed.js';
import { networkConfigOf } from '../../layouts/network-config.js';
import { type GuestConfig, guestConfig } from '../site/guest-config.js';

/** What a guest makes of its seed, as far as it decides about its next boot. All values can be compared as texts. */
export interface GuestView {
  /** The merged cloud-config by its top-level keys. */
  readonly config: ReadonlyMap<string, string>;
  /** Other parts by their names: their type and their text. */
  readonly parts: ReadonlyMap<string, { readonly contentType: string; readonly content: string }>;
  readonly network: string;
  readonly publicKeys: string;
  readonly hostname: string;
  /** cloud-init is told to look at the network in every boot. Source: cloudinit/stages.py update_event_enabled. */
  readonly isNetworkUpdated: boolean;
}

export function guestView(seed: Seed): GuestView {
  const guest = guestConfig(seed);
  const { config, unfollowed } = guest;
  return {
    config: new Map(
      [...config.entries.values()].map(({ key, node }) => [keyText(key), JSON.stringify(plainJson(node))]),
    ),
    parts: new Map([
      ...[guest.userData, guest.vendorData].flatMap((data) => otherParts(data, guest)),
      ...unfollowed.map(named),
    ]),
    // The form that holds all that the guest has to know: of the host's side of an interface it knows nothing.
    network: networkConfigOf(seed),
    // Their names are for people.
    publicKeys: JSON.stringify(Object.values(seed.publicKeys)),
    hostname: JSON.stringify([seed.hostname, seed.fqdn]),
    isNetworkUpdated: updatesAtBoot(config),
  };
}

/** Parts that are no cloud-config, by their names. Of a message of nothing cloud-init makes a part of nothing. */
const otherParts = (data: string | Uint8Array, { fetch }: Pick<GuestConfig, 'fetch'>) =>
  guestParts(data, { fetch })
    .parts.filter(({ contentType, content }) => content !== '' && !/^text\/cloud-config/.test(contentType))
    .map(named);

const named = ({ filename, contentType, content }: GuestPart) =>
  [filename, { contentType, content }] as const;

function updatesAtBoot(config: ConfigNode): boolean {
  const network = below(below(config, 'updates'), 'network');
  const when = below(network, 'when');
  return when?.kind === 'list' && when.items.some((item) => item.kind === 'scalar' && item.value === 'boot');
}

const below = (node: ConfigNode | undefined, key: string): ConfigNode | undefined =>
  node?.kind === 'map' ? entryOf(node, key) : undefined;
