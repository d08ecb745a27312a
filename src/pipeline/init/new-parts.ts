import { nearestName } from '../../diagnostics/nearest.js';
import { parseDeviceId } from '../../domain/device-id.js';
import { parseGroupName } from '../../domain/group-name.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { parseTypeName } from '../../domain/type-name.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { type NewFile, takenPaths, writeNewFiles } from '../../sinks/new-files.js';
import { loadSite } from '../site/load-site.js';

export const newKinds = ['device', 'type', 'group'] as const;

export type NewKind = (typeof newKinds)[number];

export interface NewOptions {
  readonly root: string;
  readonly name: string;
  /** The type of a device; it may be left out where the site has one type. */
  readonly type?: string | undefined;
  /** The type that a type extends. */
  readonly base?: string | undefined;
  readonly secretsFrom?: SecretSource;
}

export type NewResult =
  | { readonly outcome: 'made'; readonly made: readonly string[] }
  | { readonly outcome: 'refused'; readonly why: string };

/** Makes a device, a type or a group that builds as it is, with its fields in comments. Overwrites nothing. */
export async function makeNew(kind: NewKind, options: NewOptions): Promise<NewResult> {
  const { root, name } = options;
  const parsed = parsers[kind](name);
  if (!parsed.ok) return { outcome: 'refused', why: `${parsed.found}; it takes ${parsed.expected}` };
  const { files: inputs } = readInputFiles(root);
  const { inventory } = await loadSite(inputs, options);
  const types = [...inventory.types.keys()];
  if (kind === 'device' && inventory.devices.some(({ id }) => id === name))
    return { outcome: 'refused', why: `there is a device "${name}" already` };
  const wanted = kind === 'device' ? typeOf(options, types) : options.base;
  const mistake = wanted === undefined ? undefined : unknown(wanted, types);
  if (mistake !== undefined) return { outcome: 'refused', why: mistake };
  if (kind === 'device' && wanted === undefined)
    return { outcome: 'refused', why: `--type is missing; ${knownText(types)}` };
  const files = filesOf(kind, { name, type: wanted });
  const [taken] = takenPaths(
    files.map(({ path }) => path),
    { root },
  );
  if (taken !== undefined) return { outcome: 'refused', why: `${taken} is there already` };
  writeNewFiles(files, { root });
  return { outcome: 'made', made: files.map(({ path }) => path) };
}

const parsers = { device: parseDeviceId, type: parseTypeName, group: parseGroupName };

/** The only type of a site needs no name. */
const typeOf = ({ type }: NewOptions, types: readonly string[]): string | undefined =>
  type ?? (types.length === 1 ? types[0] : undefined);

function unknown(name: string, types: readonly string[]): string | undefined {
  if (types.includes(name)) return undefined;
  const nearest = nearestName(name, types);
  const hint = nearest === undefined ? knownText(types) : `did you mean "${nearest}"?`;
  return `there is no type "${name}"; ${hint}`;
}

const knownText = (types: readonly string[]): string =>
  types.length === 0
    ? "there is none yet: 'seedpress new type NAME' makes one"
    : `there is ${types.join(', ')}`;

function filesOf(
  kind: NewKind,
  { name, type }: { name: string; type: string | undefined },
): readonly NewFile[] {
  if (kind === 'device') return [{ path: `devices/${name}.yaml`, content: deviceText(name, type ?? '') }];
  const folder = `templates/${name}`;
  const part = kind === 'type' ? 'cloud.config' : `${name}.config`;
  const settings = kind === 'type' ? typeText(type) : groupText(part);
  return [
    { path: `${folder}/${kind}.yaml`, content: settings },
    // A type that extends another one has the parts of that one.
    ...(type === undefined ? [{ path: `${folder}/${part}`, content: partText }] : []),
  ];
}

const deviceText = (id: string, type: string): string => `# 'seedpress explain ${id}' shows every value.
id: ${id}
type: ${type}
# groups: [monitored]
# management_ip: 192.0.2.21
# interfaces:
#   eth0: { mac: "52:54:00:7a:00:21", addresses: [192.0.2.21/24], gateway4: 192.0.2.254 }
# vars: {}
`;

const typeText = (base: string | undefined): string =>
  base === undefined
    ? `# The parts of the user-data, in order. The extension of a name decides the kind of part.
user_data:
  - cloud.config
# files:
#   - { path: /etc/motd, content: "hello\\n" }
# defaults: {}
`
    : `extends: ${base}
# A list replaces the inherited list:
# user_data:
#   - cloud.config
# defaults: {}
`;

const groupText = (part: string): string => `# Parts to add after the parts of the type.
user_data:
  - ${part}
# files:
#   - { path: /etc/motd, content: "hello\\n" }
# defaults:
#   vars: {}
`;

const partText = `#cloud-config
# packages: [curl]
{}
`;
