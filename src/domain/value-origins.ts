import type { Origin } from './origin.js';
import type { SourceNode } from './source-node.js';

/**
 * Makes the function that tells where a text was written that stands in a rendered template: the place of the value
 * of this text, where the device has one such value and no other.
 */
export function valueOrigins(source: SourceNode): (text: string) => Origin | undefined {
  let origins: ReadonlyMap<string, Origin | undefined> | undefined;
  return (text) => {
    origins ??= originsIn(source);
    return origins.get(text);
  };
}

function originsIn(source: SourceNode): ReadonlyMap<string, Origin | undefined> {
  const origins = new Map<string, Origin | undefined>();
  const add = (text: string, origin: Origin): void => {
    const isOther = origins.has(text) && !isSame(origins.get(text), origin);
    origins.set(text, isOther ? undefined : origin);
  };
  const visit = (node: SourceNode): void => {
    if (node.kind === 'map') for (const { node: below } of node.entries.values()) visit(below);
    if (node.kind === 'list') node.items.forEach(visit);
    if (node.kind === 'scalar' && node.value !== null) add(String(node.value), node.origin);
  };
  visit(source);
  return origins;
}

const isSame = (a: Origin | undefined, b: Origin): boolean =>
  a !== undefined && a.file === b.file && a.line === b.line && a.column === b.column;
