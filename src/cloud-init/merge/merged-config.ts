import type { GuestPart } from '../message/guest-part.js';
import { type Fetch, guestParts } from '../message/guest-parts.js';
import { jinjaPart } from '../message/jinja-part.js';
import { type ConfigMap, type ConfigNode, emptyMap, entryOf, scalarNode } from '../values/config-node.js';
import { keyOf, scalarText } from '../values/scalar.js';
import { mergeTypesOf, takeMergeTypes, WrongMerge } from './merge-types.js';
import { mergeNodes } from './mergers.js';
import { CloudConfigHandler, type PartFate } from './part-handler.js';

/** A part of user-data or vendor-data and what it has to do with the cloud-config. */
export interface MergedPart {
  readonly list: 'user_data' | 'vendor_data';
  readonly filename: string;
  readonly contentType: string;
  /** Of the include that it came by. */
  readonly url?: string;
  readonly fate:
    | PartFate
    /** A script, a boothook: no cloud-config. */
    | { readonly kind: 'other' }
    /** A jinja template whose text the guest alone can make. */
    | { readonly kind: 'template' }
    /** It is for the instance with another launch index. */
    | { readonly kind: 'elsewhere' }
    /** The user-data says that vendor-data, or this type of it, is not wanted. */
    | { readonly kind: 'refused' };
}

export interface MergedConfig {
  readonly config: ConfigMap;
  /** By the numbers that values have in `from` and `over`. */
  readonly parts: readonly MergedPart[];
  /** The parts that are in the guest's config and not in this one. */
  readonly unfollowed: readonly GuestPart[];
  /** URLs of includes whose content is not known here. */
  readonly unknown: readonly string[];
  /** Why cloud-init would stop at putting both together. */
  readonly failure?: string;
}

export interface MergeOptions {
  readonly fetch: Fetch;
  /** What the guest's metadata calls launch-index; every part is for a guest without one. */
  readonly launchIndex?: number;
}

/**
 * The cloud-config that a guest ends up with, before what its image brings along: the parts of the user-data merged,
 * and below them those of the vendor-data, unless the user-data forbids it. Source: cloudinit/stages.py
 * consume_data, helpers.py ConfigMerger.
 */
export function mergedConfig(
  { userData, vendorData }: { userData: string | Uint8Array; vendorData: string | Uint8Array },
  { fetch, launchIndex }: MergeOptions,
): MergedConfig {
  const user = guestParts(userData, { fetch });
  const vendor = guestParts(vendorData, { fetch });
  const parts: MergedPart[] = [];
  const unfollowed: GuestPart[] = [];
  const isElsewhere = (part: GuestPart): boolean =>
    launchIndex !== undefined && part.launchIndex !== undefined && part.launchIndex !== launchIndex;
  const skip = (part: GuestPart) => (isElsewhere(part) ? ({ kind: 'elsewhere' } as const) : undefined);
  const userConfig = gather(user.parts, { list: 'user_data', parts, unfollowed, skip });
  try {
    const consent = consentOf(userConfig);
    const refuse = ({ contentType }: GuestPart) =>
      consent.isGiven && !consent.excludes(contentType) ? undefined : ({ kind: 'refused' } as const);
    const vendorConfig = gather(vendor.parts, { list: 'vendor_data', parts, unfollowed, skip: refuse });
    const unknown = [...user.unknown, ...(consent.isGiven ? vendor.unknown : [])];
    return { config: mergeMany([userConfig, vendorConfig]), parts, unfollowed, unknown };
  } catch (error) {
    if (!(error instanceof WrongMerge)) throw error;
    return { config: emptyMap(), parts, unfollowed, unknown: user.unknown, failure: error.message };
  }
}

interface Gathered {
  readonly list: MergedPart['list'];
  readonly parts: MergedPart[];
  readonly unfollowed: GuestPart[];
  /** Why nobody looks at a part. */
  readonly skip: (part: GuestPart) => MergedPart['fate'] | undefined;
}

function gather(guest: readonly GuestPart[], { list, parts, unfollowed, skip }: Gathered): ConfigMap {
  const handler = new CloudConfigHandler();
  for (const part of guest) {
    const { filename, contentType, url } = part;
    const fate = skip(part) ?? fateOf(part, { handler, number: parts.length });
    if (fate.kind === 'unfollowed') unfollowed.push(part);
    parts.push({ list, filename, contentType, ...(url === undefined ? {} : { url }), fate });
  }
  return readBack(handler.config);
}

function fateOf(
  part: GuestPart,
  { handler, number }: { handler: CloudConfigHandler; number: number },
): MergedPart['fate'] {
  if (/^text\/cloud-config(?:-jsonp)?$/.test(part.contentType)) return handler.handle(part, { part: number });
  if (part.contentType !== 'text/jinja2') return { kind: 'other' };
  const jinja = jinjaPart(part.content);
  if (jinja.kind === 'template') return { kind: 'template' };
  if (jinja.kind === 'unmarked')
    return { kind: 'dropped', why: 'its first line is not "## template: jinja"' };
  // The handler sees the type of the template, and so takes a patch for a cloud-config.
  return jinja.isConfig
    ? handler.handle({ ...part, content: jinja.text }, { part: number })
    : { kind: 'other' };
}

/** cloud-init writes the merged parts into a file and reads it again: what is no mapping is nothing then. */
const readBack = (node: ConfigNode): ConfigMap => (node.kind === 'map' ? node : emptyMap());

/** The first one wins; mappings merge, everything else replaces. Source: cloudinit/util.py mergemanydict. */
function mergeMany(configs: readonly ConfigMap[]): ConfigMap {
  let merged: ConfigNode = emptyMap();
  for (const config of configs) {
    const rest: ConfigMap = { ...config, entries: new Map(config.entries) };
    if (rest.entries.size === 0) continue;
    const own = takeMergeTypes(rest);
    merged = mergeNodes(merged, rest, own.length === 0 ? mergeTypesOf('list()+dict()+str()') : own);
  }
  return merged.kind === 'map' ? merged : emptyMap();
}

interface Consent {
  readonly isGiven: boolean;
  readonly excludes: (contentType: string) => boolean;
}

/** `vendor_data` of the user-data, over what is built in. Source: stages.py _consume_vendordata, settings.py. */
function consentOf(userConfig: ConfigMap): Consent {
  const builtIn = emptyMap();
  const enabled = emptyMap();
  enabled.entries.set(keyOf('enabled'), { key: 'enabled', node: scalarNode(true, []) });
  builtIn.entries.set(keyOf('vendor_data'), { key: 'vendor_data', node: enabled });
  const setting = entryOf(mergeMany([userConfig, builtIn]), 'vendor_data');
  if (setting?.kind !== 'map') return { isGiven: false, excludes: () => false };
  const excluded = entryOf(setting, 'disabled_handlers');
  return {
    isGiven: isTrue(entryOf(setting, 'enabled')),
    excludes: (contentType) => excluded !== undefined && holdsText(excluded, contentType),
  };
}

/** Source: cloudinit/util.py is_true. */
const isTrue = (node: ConfigNode | undefined): boolean =>
  node?.kind === 'scalar' && ['true', '1', 'on', 'yes'].includes(scalarText(node.value).toLowerCase().trim());

function holdsText(node: ConfigNode, text: string): boolean {
  if (node.kind === 'list') return node.items.some((item) => item.kind === 'scalar' && item.value === text);
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes(text);
}
