import type { Properties } from './node-properties.js';
import type { ScalarStyle } from './tokens.js';

/** A YAML text as a graph: an alias is the node that it leads to. What a node means is not decided yet. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

interface Node {
  /** Index of its first character, and that of the anchor or tag before it. */
  readonly at: number;
  readonly start: number;
  /** An anchor makes it known, so that aliases may lead to it. */
  readonly isShared: boolean;
  /** `tag:yaml.org,2002:str`; `!` asks for what a plain scalar would be. */
  readonly tag: string | undefined;
}

export interface YamlScalar extends Node {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface YamlList extends Node {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlMap extends Node {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** Nothing is written where a text is left out: null, where no tag says another thing. */
export const scalarNode = (
  at: number,
  { start = at, tag, anchor }: Properties = {},
  { text, style }: Pick<YamlScalar, 'text' | 'style'> = nothing,
): YamlScalar => ({ kind: 'scalar', at, start, tag, isShared: anchor !== undefined, text, style });

const nothing = { text: '', style: 'plain' } as const;

export const listNode = (
  at: number,
  { start = at, tag, anchor }: Properties,
  items: readonly YamlNode[],
): YamlList => ({ kind: 'list', at, start, tag, isShared: anchor !== undefined, items });

export const mapNode = (
  at: number,
  { start = at, tag, anchor }: Properties,
  pairs: readonly YamlPair[],
): YamlMap => ({ kind: 'map', at, start, tag, isShared: anchor !== undefined, pairs });
