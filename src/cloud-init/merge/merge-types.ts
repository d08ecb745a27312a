import { type ConfigMap, type ConfigNode, entryOf } from '../values/config-node.js';
import { keyOf, type Scalar, scalarText } from '../values/scalar.js';

/** What a part says about how it merges and cloud-init cannot do; the part is left out then. */
export class WrongMerge extends Error {
  override readonly name = 'WrongMerge';
}

export const mergerNames = ['dict', 'list', 'str'] as const;
export type MergerName = (typeof mergerNames)[number];

/** One merger with its settings, whose words are looked up and nothing else. */
export interface MergeType {
  readonly name: MergerName;
  /** Whether the settings hold a word. */
  readonly has: (word: string) => boolean;
  /** As people write it: `list(append)`. */
  readonly text: string;
}

/** `list(append)+dict(recurse_array)+str()`, as the header Merge-Type has it. Source: mergers/__init__.py. */
export function mergeTypesOf(text: string): readonly MergeType[] {
  return text.split('+').flatMap((written) => {
    const name = written.toLowerCase().trim().replaceAll('-', '_');
    if (name === '') return [];
    const [, merger, settings] = /^([a-zA-Z_][A-Za-z0-9_]*)\(([^\n]*?)\)$/.exec(name) ?? [];
    if (merger === undefined || settings === undefined)
      throw new WrongMerge(`"${name}" is not a merge type such as list(append)`);
    const words = settings
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return [mergeType(merger, { has: (word) => words.includes(word), text: words.join(',') })];
  });
}

/**
 * Takes `merge_how` out of a cloud-config, or `merge_type` where that is not there, and reads it: a text as above, or
 * a list of mappings with `name` and `settings`. Source: mergers/__init__.py dict_extract_mergers.
 */
export function takeMergeTypes(config: ConfigMap): readonly MergeType[] {
  const written = take(config, 'merge_how') ?? take(config, 'merge_type');
  if (written === undefined) return [];
  if (written.kind === 'scalar' && typeof written.value === 'string') return mergeTypesOf(written.value);
  if (written.kind === 'map' && written.entries.size === 0) return [];
  if (written.kind !== 'list') throw new WrongMerge('merge_how is neither a string nor a list');
  return written.items.flatMap((entry) => {
    const { name, settings } = entryFields(entry);
    if (isEmpty(name)) return [];
    if (typeof name !== 'string') throw new WrongMerge('an entry of merge_how has no name');
    // Settings that hold no words fail at once, whether or not somebody needs this merger.
    holds(settings, 'replace');
    return [mergeType(name, { has: (word) => holds(settings, word), text: textOf(settings) })];
  });
}

function take(config: ConfigMap, key: string): ConfigNode | undefined {
  const node = entryOf(config, key);
  config.entries.delete(keyOf(key));
  return node?.kind === 'scalar' && node.value === null ? undefined : node;
}

type Settings = ConfigNode | readonly ConfigNode[];

function entryFields(entry: ConfigNode): { readonly name: Scalar; readonly settings: Settings } {
  if (entry.kind === 'map') {
    const [name, settings] = [entryOf(entry, 'name'), entryOf(entry, 'settings')];
    if (name?.kind !== 'scalar' || typeof name.value !== 'string' || settings === undefined)
      throw new WrongMerge('an entry of merge_how has no name or no settings');
    return { name: name.value.replaceAll('-', '_').trim(), settings };
  }
  const [name, ...settings] = entry.kind === 'list' ? entry.items : [];
  if (name?.kind !== 'scalar') throw new WrongMerge('an entry of merge_how is neither a mapping nor a list');
  return { name: name.value, settings };
}

// What is false for Python.
const isEmpty = (name: Scalar): boolean =>
  name === null || name === '' || name === 0n || name === 0 || name === false;

function mergeType(name: string, { has, text }: { has: MergeType['has']; text: string }): MergeType {
  const merger = mergerNames.find((known) => name === known || name === `m_${known}`);
  if (merger === undefined) throw new WrongMerge(`"${name}" is not one of the mergers dict, list and str`);
  return { name: merger, has, text: `${merger}(${text})` };
}

/** Python's `in`: a text is in a longer text as well. */
function holds(settings: Settings, word: string): boolean {
  if (!isNode(settings)) return settings.some((node) => isText(node, word));
  if (settings.kind === 'list') return settings.items.some((node) => isText(node, word));
  if (settings.kind === 'map') return settings.entries.has(keyOf(word));
  if (typeof settings.value === 'string') return settings.value.includes(word);
  throw new WrongMerge('the settings of a merger are not a list of words');
}

const isNode = (settings: Settings): settings is ConfigNode => 'kind' in settings;

const isText = (node: ConfigNode, word: string): boolean => node.kind === 'scalar' && node.value === word;

function textOf(settings: Settings): string {
  const items = isNode(settings) ? (settings.kind === 'list' ? settings.items : [settings]) : settings;
  return items.flatMap((node) => (node.kind === 'scalar' ? [scalarText(node.value)] : [])).join(',');
}
