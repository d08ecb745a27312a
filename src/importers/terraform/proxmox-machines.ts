import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { ProxmoxMachine } from '../proxmox/machine-devices.js';
import { mapsOf, type Resource, textOf } from './read-state.js';

/** The resources that are machines of Proxmox VE, with the settings that each stands for. */
export const machineResources: Readonly<Record<string, (values: JsonObject) => Settings>> = {
  proxmox_virtual_environment_vm: settingsOfBpg,
  proxmox_vm_qemu: settingsOfTelmate,
};

/** Settings by the names that `qm config` has for them; what is empty is not set. */
type Settings = Readonly<Record<string, string>>;

/** A machine of a state as `qm config` would print it. `typeOf` finds the type that has the user-data of a snippet. */
export function proxmoxMachine(
  { type, name, address, values }: Resource,
  { file, typeOf }: { readonly file: string; readonly typeOf: (snippet: string) => string | undefined },
): ProxmoxMachine | undefined {
  const settings = machineResources[type]?.(values);
  if (settings === undefined) return undefined;
  const { snippet = '', ...rest } = settings;
  const own = snippet === '' ? undefined : typeOf(snippet);
  const all = { name, ...rest, ...(snippet !== '' && own === undefined && { cicustom: `user=${snippet}` }) };
  const set = Object.entries(all).filter(([, value]) => value !== '');
  return {
    file: `${file}#${address}`,
    config: new Map(set.map(([key, value]) => [key, { value, line: 1 }])),
    otherName: name,
    ...(own !== undefined && { type: own }),
  };
}

/** Source: terraform-provider-proxmox of bpg, resource virtual_environment_vm. */
function settingsOfBpg(values: JsonObject): Settings {
  const [smbios = {}] = mapsOf(values.smbios);
  const [initialization = {}] = mapsOf(values.initialization);
  const [account = {}] = mapsOf(initialization.user_account);
  const [dns = {}] = mapsOf(initialization.dns);
  const [system = {}] = mapsOf(values.operating_system);
  const macs = listOf(values.mac_addresses);
  const nics = mapsOf(values.network_device).filter(({ enabled }) => enabled !== false);
  return {
    name: textOf(values.name),
    smbios1: pairs({ uuid: smbios.uuid, serial: smbios.serial }),
    ostype: textOf(system.type),
    ...numberedSettings('net', nics, (nic, index) => ({
      macaddr: textOf(nic.mac_address) || (macs[index] ?? ''),
      bridge: nic.bridge,
      tag: nic.vlan_id,
      mtu: nic.mtu,
    })),
    ...numberedSettings('ipconfig', mapsOf(initialization.ip_config), (config) => {
      const [four = {}] = mapsOf(config.ipv4);
      const [six = {}] = mapsOf(config.ipv6);
      return { ip: four.address, gw: four.gateway, ip6: six.address, gw6: six.gateway };
    }),
    sshkeys: listOf(account.keys).join('\n'),
    ciuser: textOf(account.username),
    cipassword: textOf(account.password),
    nameserver: [...listOf(dns.servers), textOf(dns.server)].join(' ').trim(),
    searchdomain: textOf(dns.domain),
    snippet: textOf(initialization.user_data_file_id),
  };
}

/** Source: terraform-provider-proxmox of Telmate, resource vm_qemu. */
function settingsOfTelmate(values: JsonObject): Settings {
  const [smbios = {}] = mapsOf(values.smbios);
  const ipconfigs = Object.entries(values).filter(([key]) => /^ipconfig\d+$/.test(key));
  const user = /(?:^|,)user=([^,]+)/.exec(textOf(values.cicustom))?.[1] ?? '';
  return {
    name: textOf(values.name),
    smbios1: pairs({ uuid: smbios.uuid, serial: smbios.serial }),
    ostype: textOf(values.qemu_os),
    ...numberedSettings('net', mapsOf(values.network), (nic) => ({
      macaddr: nic.macaddr,
      bridge: nic.bridge,
      tag: nic.tag,
      mtu: nic.mtu,
    })),
    ...Object.fromEntries(ipconfigs.map(([key, value]) => [key, textOf(value)])),
    sshkeys: textOf(values.sshkeys),
    ciuser: textOf(values.ciuser),
    cipassword: textOf(values.cipassword),
    nameserver: textOf(values.nameserver),
    searchdomain: textOf(values.searchdomain),
    snippet: user,
  };
}

/** `net0`, `net1` …, each of the pairs that one entry gives. */
const numberedSettings = (
  prefix: string,
  entries: readonly JsonObject[],
  read: (entry: JsonObject, index: number) => Readonly<Record<string, JsonValue | undefined>>,
): Settings =>
  Object.fromEntries(
    entries.map((entry, index) => [`${prefix}${Number(entry.id ?? index)}`, pairs(read(entry, index))]),
  );

/** `bridge=vmbr0,tag=20`; a number of nothing is a setting that is not set. */
const pairs = (values: Readonly<Record<string, JsonValue | undefined>>): string =>
  Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'number' && value > 0 ? String(value) : textOf(value)])
    .filter(([, value]) => value !== '')
    .map((pair) => pair.join('='))
    .join(',');

const listOf = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string' && entry !== '')
    : [];
