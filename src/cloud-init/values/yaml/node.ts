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
