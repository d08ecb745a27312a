import type { JsonObject, JsonValue } from '../../domain/json.js';

/**
 * The text of /etc/network/interfaces as network-config in version 1, as far as cloud-init reads it; undefined where
 * no interface is in it. Source: cloudinit/net/eni.py parse_deb_config_data, _ifaces_to_net_config_data.
 */
export function eniNetwork(text: string): JsonObject | undefined {
  const interfaces = new Map<string, { subnets: JsonObject[]; settings: Record<string, JsonValue> }>();
  const automatic = new Set<string>();
  let current: { name: string; subnet: Record<string, JsonValue> } | undefined;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [word = '', ...rest] = line.split(/\s+/);
    if (word === '' || word.startsWith('#')) continue;
    if (word === 'auto' || word.startsWith('allow-')) for (const name of rest) automatic.add(name);
    else if (word === 'iface') {
      const [name = '', family = 'inet', method = 'manual'] = rest;
      const subnet: Record<string, JsonValue> = { type: typeOf(method, family) };
      const held = interfaces.get(name) ?? { subnets: [], settings: {} };
      if (method !== 'loopback') interfaces.set(name, { ...held, subnets: [...held.subnets, subnet] });
      current = { name, subnet };
    } else if (current !== undefined) {
      const settings = interfaces.get(current.name)?.settings ?? {};
      if (word === 'hwaddress') settings.mac_address = (rest.length > 1 ? rest[1] : rest[0]) ?? '';
      else if (word === 'mtu') settings.mtu = Number(rest[0]);
      else if (['address', 'netmask', 'gateway', 'broadcast'].includes(word))
        current.subnet[word] = rest[0] ?? '';
      else if (word === 'dns-nameservers') current.subnet.dns_nameservers = rest;
      else if (word === 'dns-search') current.subnet.dns_search = rest;
    }
  }
  if (interfaces.size === 0) return undefined;
  return {
    version: 1,
    config: [...interfaces].map(([name, { subnets, settings }]) => ({
      type: 'physical',
      name,
      ...settings,
      subnets: subnets.map((subnet) => (automatic.has(name) ? subnet : { ...subnet, control: 'manual' })),
    })),
  };
}

const typeOf = (method: string, family: string): string => {
  if (method === 'dhcp') return family === 'inet6' ? 'dhcp6' : 'dhcp4';
  if (method === 'auto') return 'ipv6_slaac';
  return method === 'static' && family === 'inet6' ? 'static6' : method;
};
