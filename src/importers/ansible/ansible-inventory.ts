import type { JsonObject, JsonValue } from '../../domain/json.js';

/** An inventory of Ansible, whichever of its forms it was in. */
export class AnsibleInventory {
  readonly hosts = new Map<string, AnsibleVars>();
  readonly groups = new Map<string, AnsibleGroup>();

  host(name: string): AnsibleVars {
    const vars = this.hosts.get(name) ?? new Map<string, AnsibleValue>();
    this.hosts.set(name, vars);
    return vars;
  }

  group(name: string): AnsibleGroup {
    const group = this.groups.get(name) ?? { hosts: new Set(), children: new Set(), vars: new Map() };
    this.groups.set(name, group);
    return group;
  }

  /** The groups of a host, the outer ones first: the inner ones win. Every host is in `all`. */
  groupsOf(host: string): readonly string[] {
    const depths = new Map<string, number>();
    for (const [name, { hosts }] of this.groups) if (hosts.has(host)) this.#climb(name, depths, []);
    return [...depths]
      .filter(([name]) => !builtIn.includes(name))
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([name]) => name);
  }

  /** How far above the host each group stands, at most. */
  #climb(name: string, depths: Map<string, number>, below: readonly string[]): void {
    // Ansible refuses a circle.
    if (below.includes(name)) return;
    depths.set(name, Math.max(depths.get(name) ?? 0, below.length));
    for (const [parent, { children }] of this.groups)
      if (children.has(name)) this.#climb(parent, depths, [...below, name]);
  }
}

/** Groups that Ansible makes itself. */
export const builtIn: readonly string[] = ['all', 'ungrouped'];

export interface AnsibleGroup {
  readonly hosts: Set<string>;
  readonly children: Set<string>;
  readonly vars: AnsibleVars;
}

export type AnsibleVars = Map<string, AnsibleValue>;

export interface AnsibleValue {
  readonly value: JsonValue;
  readonly file: string;
  readonly line: number;
}

/** Adds variables; of two of one name the later counts. */
export function addVars(
  vars: AnsibleVars,
  values: JsonObject,
  place: { file: string; lineOf?: (key: string) => number },
): void {
  for (const [key, value] of Object.entries(values))
    vars.set(key, { value, file: place.file, line: place.lineOf?.(key) ?? 1 });
}
