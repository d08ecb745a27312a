import type { GuestPart } from '../message/guest-part.js';
import { CannotFollow } from '../values/cannot-follow.js';
import { type ConfigMap, type ConfigNode, emptyMap } from '../values/config-node.js';
import { configOf } from '../values/config-of.js';
import { readJson, WrongJson } from '../values/read-json.js';
import { readYaml } from '../values/read-yaml.js';
import { patched, WrongPatch } from './json-patch.js';
import { type MergeType, mergeTypesOf, takeMergeTypes, WrongMerge } from './merge-types.js';
import { mergeNodes } from './mergers.js';

/** What became of a part. */
export type PartFate =
  /** `how` names the mergers, `dict(replace)+list()+str()`; `isOwn` is false for those that cloud-init chose. */
  | { readonly kind: 'merged'; readonly how: string; readonly isOwn: boolean }
  | { readonly kind: 'patched' }
  /** cloud-init logs a warning and goes on without it. */
  | {
      readonly kind: 'dropped';
      readonly why: string;
      /** Of a patch: its operation that cannot be done, counted from 0. */
      readonly operation?: number;
    }
  /** cloud-init takes it, and what comes of it is not known here: it is left out of what is shown. */
  | { readonly kind: 'unfollowed'; readonly why: string };

/**
 * Gathers the cloud-config of one message, part by part. Source: cloudinit/handlers/cloud_config.py
 * CloudConfigPartHandler.
 */
export class CloudConfigHandler {
  #config: ConfigNode = emptyMap();
  // As long as no part was taken, every part starts from nothing.
  #hasTaken = false;

  get config(): ConfigNode {
    return this.#config;
  }

  /** `part` is the number that the values get. */
  handle(
    { contentType, headers, content }: Pick<GuestPart, 'contentType' | 'headers' | 'content'>,
    { part }: { part: number },
  ): PartFate {
    // A patch may have left nothing.
    const config = this.#hasTaken && !isNull(this.#config) ? this.#config : emptyMap();
    try {
      const { node, fate } =
        contentType === 'text/cloud-config-jsonp'
          ? patch(config, content, part)
          : merge(config, { content, headers, part });
      this.#config = node;
      this.#hasTaken = true;
      return fate;
    } catch (error) {
      if (error instanceof WrongMerge || error instanceof WrongJson)
        return { kind: 'dropped', why: error.message };
      if (error instanceof WrongPatch) {
        const { message: why, operation } = error;
        return { kind: 'dropped', why, ...(operation === undefined ? {} : { operation }) };
      }
      if (error instanceof CannotFollow) return { kind: 'unfollowed', why: error.message };
      throw error;
    }
  }
}

interface Taken {
  readonly node: ConfigNode;
  readonly fate: PartFate;
}

function patch(config: ConfigNode, content: string, part: number): Taken {
  const text = content.trimStart().replace(/^#cloud-config-jsonp/, '');
  return { node: patched(config, readJson(text, { part })), fate: { kind: 'patched' } };
}

function merge(
  config: ConfigNode,
  { content, headers, part }: Pick<GuestPart, 'content' | 'headers'> & { readonly part: number },
): Taken {
  const payload = mappingOf(content, part);
  const header = headers['Merge-Type'] || headers['X-Merge-Type'] || '';
  const own = [...takeMergeTypes(payload), ...mergeTypesOf(header)];
  const mergeTypes = own.length === 0 ? defaultMergeTypes : own;
  const how = mergeTypes.map(({ text }) => text).join('+');
  return {
    node: mergeNodes(config, payload, mergeTypes),
    fate: { kind: 'merged', how, isOwn: own.length > 0 },
  };
}

function mappingOf(content: string, part: number): ConfigMap {
  const read = readYaml(content);
  if (!read.ok) throw new WrongMerge(`line ${read.mistake.line}: ${read.mistake.message}`);
  const node = configOf(read.value, { part });
  if (node.kind === 'map') return node;
  throw new WrongMerge(isNull(node) ? 'it is empty' : 'it is not a mapping');
}

const isNull = (node: ConfigNode): boolean => node.kind === 'scalar' && node.value === null;

const defaultMergeTypes: readonly MergeType[] = mergeTypesOf('dict(replace)+list()+str()');
