import { parseGroupName } from '../../domain/group-name.js';
import { parseFqdn, parseHostname } from '../../domain/hostname.js';
import { parseIpAddress } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { Imported, ImportSource } from '../import-kind.js';
import type { SourceLoss } from '../loss.js';
import { numbered, uniqueIds } from '../site/device-ids.js';
import { emptyType } from '../site/empty-type.js';
import { type ImportedDevice, type ImportedFolder, siteFiles } from '../site/site-files.js';
import { Uniqueness } from '../site/uniqueness.js';
import { ValueTaker } from '../site/value-taker.js';
import { type AnsibleVars, builtIn } from './ansible-inventory.js';
import { readInventory } from './read-inventory.js';
import { takenVars } from './taken-vars.js';

/** An inventory of Ansible: hosts are devices, groups are groups, variables are vars. */
export function convertInventory(source: ImportSource): Imported {
  const { inventory, losses, errors } = readInventory(source);
  if (errors.length > 0) return { diagnostics: errors, taken: {} };
  const names = groupNames([...inventory.groups.keys()].filter((name) => !builtIn.includes(name)));
  const hosts = [...inventory.hosts];
  const ids = uniqueIds(
    hosts.map(([name]) => [...(parseIpAddress(name).ok ? [] : [name.split('.')[0] ?? '']), name]),
  );
  const unique = new Uniqueness();
  const connection = new Set<string>();
  const all = takenVars(inventory.group('all').vars, { of: 'all' });
  for (const key of all.connection) connection.add(key);
  const type: ImportedFolder = {
    ...emptyType,
    fields: { ...emptyType.fields, ...defaultsOf(all.vars) },
    losses: all.losses,
    comments: all.comments,
  };
  const groups = [...names].map(([name, group]): ImportedFolder => {
    const taken = takenVars(inventory.group(name).vars, { of: name });
    for (const key of taken.connection) connection.add(key);
    return {
      kind: 'group',
      name: group,
      fields: defaultsOf(taken.vars),
      losses: taken.losses,
      comments: taken.comments,
    };
  });
  const devices = hosts.map(([name, vars], index): ImportedDevice => {
    const id = ids[index] as string;
    const taken = takenVars(vars, { of: name });
    for (const key of taken.connection) connection.add(key);
    const own = inventory.groupsOf(name).flatMap((group) => names.get(group) ?? []);
    const place = [...vars.values()][0]?.file ?? source.file;
    const { fields, losses: lost } = hostFields(name, vars, { id, file: place });
    const checked = unique.checked(fields, { id, file: place });
    return {
      fields: {
        id,
        type: type.name,
        ...(own.length > 0 && { groups: own }),
        ...checked.fields,
        ...(Object.keys(taken.vars).length > 0 && { vars: taken.vars }),
      },
      losses: [...taken.losses, ...lost, ...checked.losses],
      comments: taken.comments,
    };
  });
  const notes =
    connection.size === 0
      ? []
      : [`Ansible's own settings stay with Ansible: ${[...connection].sort().join(', ')}`];
  return siteFiles({ site: {}, folders: [type, ...groups], devices, losses, notes }, { origin: source.file });
}

const defaultsOf = (vars: JsonObject): JsonObject =>
  Object.keys(vars).length === 0 ? {} : { defaults: { vars } };

/** Names of groups as folders of templates/; that of the type is taken. */
function groupNames(groups: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([emptyType.name]);
  return new Map(
    groups.map((group) => {
      const plain = parseGroupName(group).ok
        ? group
        : group.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'group';
      const name = numbered(plain, taken);
      taken.add(name);
      return [group, name];
    }),
  );
}

function hostFields(
  name: string,
  vars: AnsibleVars,
  { id, file }: { readonly id: string; readonly file: string },
): { readonly fields: JsonObject; readonly losses: readonly SourceLoss[] } {
  const host = vars.get('ansible_host') ?? vars.get('ansible_ssh_host');
  const taker = new ValueTaker({ file: host?.file ?? file, line: host?.line ?? 1, column: 1 });
  const address = typeof host?.value === 'string' ? host.value : parseIpAddress(name).ok ? name : undefined;
  const [first = ''] = name.split('.');
  const isName = !parseIpAddress(name).ok;
  return {
    fields: {
      ...(isName && first !== id && taker.field('hostname', first, parseHostname)),
      ...(isName && name.includes('.') && taker.field('fqdn', name, parseFqdn)),
      ...taker.field('management_ip', address, (text) => parseIpAddress(text), {
        what: `ansible_host of ${name}`,
      }),
    },
    losses: taker.losses,
  };
}
