import { templatedGroup, unknownGroup } from '../../diagnostics/catalogue/inventory-groups.js';
import { duplicateEntry } from '../../diagnostics/catalogue/inventory-site.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { DeviceGroup } from '../../domain/device-group.js';
import { parseGroupName } from '../../domain/group-name.js';
import type { SourceNode, SourceScalar } from '../../domain/source-node.js';
import { isTemplate } from '../texts/is-template.js';

export interface GroupsOf {
  /** Those that exist, each once, in their order. */
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a value of `groups` names. A value of another kind is a matter of the schema. */
export function groupsOf(
  node: SourceNode | undefined,
  { groups, folders }: { groups: ReadonlyMap<string, DeviceGroup>; folders: ReadonlySet<string> },
): GroupsOf {
  if (node?.kind !== 'list') return { names: [], diagnostics: [] };
  const firsts = new Map<string, SourceScalar>();
  const diagnostics = node.items.flatMap((item): readonly Diagnostic[] => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
    const { value: name, origin } = item;
    if (isTemplate(name)) return [templatedGroup(origin, { text: name })];
    const first = firsts.get(name);
    if (first !== undefined) return [duplicateEntry(origin, { key: 'groups', name, first: first.origin })];
    firsts.set(name, item);
    if (groups.has(name) || !parseGroupName(name).ok) return [];
    const known = [...groups.keys()];
    const isFolder = folders.has(name);
    return [unknownGroup(origin, { name, nearest: nearestName(name, known), known, isFolder })];
  });
  return { names: [...firsts.keys()].filter((name) => groups.has(name)), diagnostics };
}
