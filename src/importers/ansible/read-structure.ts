import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';
import { type AnsibleInventory, addVars } from './ansible-inventory.js';
import { expandedHosts } from './host-range.js';

interface Context {
  readonly file: string;
  readonly inventory: AnsibleInventory;
}

/** What `ansible-inventory --list` prints. Source: Ansible's cli/inventory.py json_inventory. */
export function readList(list: JsonObject, { file, inventory }: Context): void {
  for (const [name, group] of Object.entries(list)) {
    if (name === '_meta') {
      for (const [host, vars] of Object.entries(mapOf(mapOf(group).hostvars)))
        addVars(inventory.host(host), mapOf(vars), { file });
      continue;
    }
    const { hosts, children, vars } = isList(group) ? { hosts: group } : mapOf(group);
    const held = inventory.group(name);
    for (const host of textsOf(hosts)) {
      held.hosts.add(host);
      inventory.host(host);
    }
    for (const child of textsOf(children)) {
      held.children.add(child);
      inventory.group(child);
    }
    addVars(held.vars, mapOf(vars), { file });
  }
}

/** An inventory in YAML: groups with `hosts`, `children` and `vars`. Source: Ansible's plugins/inventory/yaml.py. */
export function readTree(
  tree: JsonObject,
  context: Context & { readonly lineOf: (key: string) => number },
): void {
  for (const [name, value] of Object.entries(tree)) readGroup(name, mapOf(value), context);
}

function readGroup(
  name: string,
  group: JsonObject,
  context: Context & { readonly lineOf: (key: string) => number },
): void {
  const { inventory } = context;
  const held = inventory.group(name);
  const hosts = mapOf(group.hosts);
  const patterns = typeof group.hosts === 'string' ? { [group.hosts]: null } : hosts;
  for (const [pattern, vars] of Object.entries(patterns))
    for (const host of expandedHosts(pattern)) {
      held.hosts.add(host);
      addVars(inventory.host(host), mapOf(vars), context);
    }
  addVars(held.vars, mapOf(group.vars), context);
  for (const [child, value] of Object.entries(mapOf(group.children))) {
    held.children.add(child);
    readGroup(child, mapOf(value), context);
  }
}

/** Whether a mapping can be an inventory in YAML. */
export const isTree = (value: JsonObject): boolean =>
  Object.keys(value).length > 0 &&
  Object.values(value).every(
    (group) =>
      group === null || Object.keys(mapOf(group)).some((key) => ['hosts', 'children', 'vars'].includes(key)),
  );

/** Whether it can be what `ansible-inventory --list` prints. */
export const isListing = (value: JsonObject): boolean => '_meta' in value;

export const mapOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};

const textsOf = (value: JsonValue | undefined): readonly string[] =>
  value !== undefined && isList(value) ? value.filter((item) => typeof item === 'string') : [];
