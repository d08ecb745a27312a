import {
  type ConfigMap,
  type ConfigNode,
  chosen,
  deepCopy,
  entryOf,
  isEqual,
} from '../values/config-node.js';
import { keyOf } from '../values/scalar.js';
import { holderOf, indexOf, pointerOf, valueAt, WrongPatch } from './json-pointer.js';

export { WrongPatch } from './json-pointer.js';

/**
 * Applies a JSON patch (RFC 6902) to a copy: all of its operations or, by a WrongPatch, none. Source: jsonpatch.py,
 * whose exceptions to the RFC cloud-init inherits.
 */
export function patched(document: ConfigNode, patch: ConfigNode): ConfigNode {
  const operations = operationsOf(patch).map((node, index) => numbered(index, () => readOperation(node)));
  return operations.reduce((node, apply, index) => numbered(index, () => apply(node)), deepCopy(document));
}

/** What an operation gives; a mistake in it knows then which one it is. */
function numbered<T>(index: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WrongPatch) error.operation ??= index;
    throw error;
  }
}

type Operation = (root: ConfigNode) => ConfigNode;

// An empty mapping and an empty text have no operations either.
function operationsOf(patch: ConfigNode): readonly ConfigNode[] {
  if (patch.kind === 'list') return patch.items;
  const isEmpty = patch.kind === 'map' ? patch.entries.size === 0 : patch.value === '';
  if (isEmpty) return [];
  throw new WrongPatch('a patch is a list of operations');
}

function readOperation(node: ConfigNode): Operation {
  if (node.kind !== 'map') throw new WrongPatch('an operation of a patch is a mapping with op and path');
  const name = textAt(node, 'op');
  const steps = pointerOf(textAt(node, 'path'));
  switch (name) {
    case 'add':
      return (root) => add(root, steps, valueOf(node));
    case 'remove':
      return (root) => remove(root, steps);
    case 'replace':
      return (root) => replace(root, steps, valueOf(node));
    case 'test':
      return (root) => test(root, steps, valueOf(node));
    case 'move':
      return (root) => move(root, { from: pointerOf(textAt(node, 'from')), to: steps });
    case 'copy':
      return (root) => add(root, steps, deepCopy(existing(root, pointerOf(textAt(node, 'from')))));
    default:
      throw new WrongPatch(`"${name}" is not a patch operation`);
  }
}

function textAt(operation: ConfigMap, key: string): string {
  const node = entryOf(operation, key);
  if (node?.kind === 'scalar' && typeof node.value === 'string') return node.value;
  throw new WrongPatch(`an operation of a patch needs ${key}, a string`);
}

function valueOf(operation: ConfigMap): ConfigNode {
  const node = entryOf(operation, 'value');
  if (node === undefined) throw new WrongPatch('an operation of a patch needs a value');
  return node;
}

function add(root: ConfigNode, steps: readonly string[], value: ConfigNode): ConfigNode {
  const place = holderOf(root, steps);
  if (place === undefined) {
    if (root.kind === 'map') return chosen(value, { over: root.from });
    throw new WrongPatch('a patch can only replace a whole mapping');
  }
  const { holder, step } = place;
  if (holder.kind === 'map') set(holder, step, value);
  else if (holder.kind !== 'list') throw new WrongPatch(`nothing can be added at "${step}"`);
  else if (step === '-') holder.items.push(value);
  else if (indexOf(step) > holder.items.length) throw new WrongPatch(`the list has no place ${step}`);
  else holder.items.splice(indexOf(step), 0, value);
  return root;
}

function remove(root: ConfigNode, steps: readonly string[]): ConfigNode {
  const { holder, step } = holderOf(root, steps) ?? {};
  if (step !== undefined && holder?.kind === 'map' && holder.entries.delete(keyOf(step))) return root;
  if (step !== undefined && holder?.kind === 'list' && step !== '-' && indexOf(step) < holder.items.length) {
    holder.items.splice(indexOf(step), 1);
    return root;
  }
  throw new WrongPatch(`there is nothing to remove at /${steps.join('/')}`);
}

function replace(root: ConfigNode, steps: readonly string[], value: ConfigNode): ConfigNode {
  const place = holderOf(root, steps);
  if (place === undefined) return chosen(value, { over: root.from });
  const { holder, step } = place;
  if (holder.kind === 'map' && holder.entries.has(keyOf(step))) {
    set(holder, step, value);
    return root;
  }
  if (holder.kind === 'list' && step !== '-' && indexOf(step) < holder.items.length) {
    const index = indexOf(step);
    holder.items[index] = chosen(value, { over: holder.items[index]?.from ?? [] });
    return root;
  }
  throw new WrongPatch(`there is nothing to replace at /${steps.join('/')}`);
}

function test(root: ConfigNode, steps: readonly string[], value: ConfigNode): ConfigNode {
  if (isEqual(steps.length === 0 ? root : existing(root, steps), value)) return root;
  throw new WrongPatch(`the test of /${steps.join('/')} fails`);
}

function move(
  root: ConfigNode,
  { from, to }: { from: readonly string[]; to: readonly string[] },
): ConfigNode {
  const value = existing(root, from);
  const isInside = from.every((step, index) => to[index] === step);
  if (isInside && from.length === to.length) return root;
  if (isInside && holderOf(root, from)?.holder.kind === 'map')
    throw new WrongPatch(`/${from.join('/')} cannot move into itself`);
  return add(remove(root, from), to, value);
}

/** The value at a pointer, which is not the document itself: no operation takes it from there. */
function existing(root: ConfigNode, steps: readonly string[]): ConfigNode {
  const place = holderOf(root, steps);
  const value = place === undefined ? undefined : valueAt(place.holder, place.step);
  if (value === undefined) throw new WrongPatch(`there is nothing at /${steps.join('/')}`);
  return value;
}

function set({ entries }: ConfigMap, key: string, value: ConfigNode): void {
  const known = entries.get(keyOf(key));
  const node = known === undefined ? value : chosen(value, { over: known.node.from });
  entries.set(keyOf(key), { key, node });
}
