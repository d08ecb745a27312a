import { mergedConfig } from '../../cloud-init/merge/merged-config.js';
import { type Fetch, guestParts } from '../../cloud-init/message/guest-parts.js';
import { type ConfigNode, entryOf } from '../../cloud-init/values/config-node.js';
import { keyText, plainJson } from '../../cloud-init/values/plain-json.js';

type Content = string | Uint8Array;

/** What a guest makes of its files, as far as it decides about its next boot. All values can be compared as texts. */
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

/** `read` gives a file of the device's document root; `paths` are those that are worth a look. */
export function guestView(read: (path: string) => Content | undefined, paths: readonly string[]): GuestView {
  const first = (...patterns: readonly RegExp[]): Content => {
    const found = patterns.map((pattern) => paths.find((path) => pattern.test(path)));
    const path = found.find((candidate) => candidate !== undefined);
    return (path === undefined ? undefined : read(path)) ?? '';
  };
  const fetch: Fetch = (url) => {
    const path = /\/(inc\/[^/]+)$/.exec(url)?.[1];
    return path === undefined ? undefined : read(decodedPath(path));
  };
  const userData = first(/^user-data$/, /\/user_data$/, /^latest\/user-data$/);
  const vendorData = first(/^vendor-data$/, /\/vendor_data$/);
  const { config } = mergedConfig({ userData, vendorData }, { fetch });
  const metaData = textOf(first(/^meta-data$/));
  return {
    config: new Map(
      [...config.entries.values()].map(({ key, node }) => [keyText(key), JSON.stringify(plainJson(node))]),
    ),
    parts: new Map([userData, vendorData].flatMap((data) => otherParts(data, { fetch }))),
    network: textOf(
      first(/^network-config$/, /\/network-config$/, /\/network_data\.json$/, /\/network_config$/),
    ),
    publicKeys:
      JSON.stringify(jsonOf(first(/\/meta_data\.json$/)).public_keys ?? null) +
      blockOf(metaData, 'public-keys'),
    hostname: blockOf(metaData, 'local-hostname') || textOf(first(/\/(?:public|local)-hostname$/)),
    isNetworkUpdated: updatesAtBoot(config),
  };
}

/** Parts that are no cloud-config, by their names. Of a message of nothing cloud-init makes a part of nothing. */
const otherParts = (data: Content, { fetch }: { fetch: Fetch }) =>
  guestParts(data, { fetch })
    .parts.filter(({ contentType, content }) => content !== '' && !/^text\/cloud-config/.test(contentType))
    .map(({ filename, contentType, content }) => [filename, { contentType, content }] as const);

const textOf = (content: Content): string => Buffer.from(content as string).toString();

function jsonOf(content: Content): { readonly public_keys?: unknown } {
  try {
    return JSON.parse(textOf(content)) as { readonly public_keys?: unknown };
  } catch {
    return {};
  }
}

/** A key of a YAML file of ours with all below it. */
const blockOf = (yaml: string, key: string): string =>
  new RegExp(`^${key}:.*\\n(?:[ \\t].*\\n)*`, 'm').exec(yaml)?.[0] ?? '';

function updatesAtBoot(config: ConfigNode): boolean {
  const network = below(below(config, 'updates'), 'network');
  const when = below(network, 'when');
  return when?.kind === 'list' && when.items.some((item) => item.kind === 'scalar' && item.value === 'boot');
}

const below = (node: ConfigNode | undefined, key: string): ConfigNode | undefined =>
  node?.kind === 'map' ? entryOf(node, key) : undefined;

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
