import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';

/** One instance of a resource, with its values as the provider has them. */
export interface Resource {
  readonly type: string;
  /** As Terraform names it: `libvirt_cloudinit_disk.web[0]`. */
  readonly address: string;
  readonly name: string;
  readonly values: JsonObject;
}

export type ReadState =
  | { readonly ok: true; readonly resources: readonly Resource[] }
  | { readonly ok: false; readonly found: string };

/** A state file of version 4, or what `terraform show -json` prints. Source: Terraform's internal/states/statefile. */
export function readState(text: string): ReadState {
  let state: JsonValue;
  try {
    state = JSON.parse(text) as JsonValue;
  } catch {
    return { ok: false, found: 'this is not valid JSON' };
  }
  const top = mapOf(state);
  if (typeof top.format_version === 'string') {
    const values = mapOf(top.values ?? mapOf(top.planned_values));
    return { ok: true, resources: ofModule(mapOf(values.root_module)) };
  }
  if (!('terraform_version' in top) && !('lineage' in top))
    return { ok: false, found: 'this is not a state of Terraform' };
  if (top.version !== 4)
    return { ok: false, found: `the state is of version ${JSON.stringify(top.version ?? null)}` };
  const resources = mapsOf(top.resources).flatMap((resource) =>
    mapsOf(resource.instances).map((instance) => {
      const [type, name] = [textOf(resource.type), textOf(resource.name)];
      const key = instance.index_key;
      const index = typeof key === 'string' || typeof key === 'number' ? `[${JSON.stringify(key)}]` : '';
      const module = resource.module === undefined ? '' : `${textOf(resource.module)}.`;
      return {
        type,
        name: typeof key === 'string' ? key : name,
        address: `${module}${type}.${name}${index}`,
        values: mapOf(instance.attributes),
      };
    }),
  );
  return { ok: true, resources };
}

function ofModule(module: JsonObject): readonly Resource[] {
  const own = mapsOf(module.resources).map((resource) => ({
    type: textOf(resource.type),
    address: textOf(resource.address),
    name: typeof resource.index === 'string' ? resource.index : textOf(resource.name),
    values: mapOf(resource.values),
  }));
  return [...own, ...mapsOf(module.child_modules).flatMap(ofModule)];
}

const mapOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};

export const mapsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  value !== undefined && isList(value)
    ? value.filter((item) => typeof item === 'object' && item !== null).map(mapOf)
    : [];

export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
