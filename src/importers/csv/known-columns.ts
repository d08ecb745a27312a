/** What a column of somebody's table is. Mask and prefix belong to the address beside them. */
export type Meaning =
  | 'id'
  | 'type'
  | 'hostname'
  | 'fqdn'
  | 'domain'
  | 'address'
  | 'management_ip'
  | 'prefix'
  | 'mac'
  | 'gateway'
  | 'nameservers'
  | 'search'
  | 'vlan'
  | 'bridge'
  | 'mtu'
  | 'interface'
  | 'uuid'
  | 'serial'
  | 'instance_id';

const words: Readonly<Record<Meaning, readonly string[]>> = {
  id: ['id', 'device', 'node', 'machine'],
  type: ['type', 'role', 'kind', 'class', 'profile'],
  hostname: ['hostname', 'host', 'name', 'vm', 'vmname', 'server', 'servername', 'hostnameshort'],
  fqdn: ['fqdn', 'dnsname', 'fullname'],
  domain: ['domain', 'domainname', 'dnsdomain'],
  address: ['ip', 'address', 'ipaddress', 'ipv4', 'ipv4address', 'ipaddr', 'cidr', 'primaryip', 'primaryip4'],
  management_ip: ['managementip', 'mgmtip', 'mgmt', 'oobip', 'ansiblehost'],
  prefix: ['prefix', 'netmask', 'mask', 'subnetmask', 'prefixlength', 'prefixlen', 'masklength'],
  mac: ['mac', 'macaddress', 'macaddr', 'hwaddr', 'hwaddress', 'physicaladdress'],
  gateway: ['gateway', 'gw', 'defaultgateway', 'gateway4', 'router', 'defaultrouter'],
  nameservers: ['dns', 'nameserver', 'nameservers', 'dnsserver', 'dnsservers', 'dns1', 'dns2', 'resolver'],
  search: ['search', 'searchdomain', 'searchdomains', 'dnssearch'],
  vlan: ['vlan', 'vlanid', 'vlantag', 'tag'],
  bridge: ['bridge', 'hostbridge'],
  mtu: ['mtu'],
  interface: ['interface', 'nic', 'iface', 'ifname', 'adapter'],
  uuid: ['uuid', 'smbiosuuid', 'systemuuid', 'biosuuid'],
  serial: ['serial', 'serialnumber', 'sn'],
  instance_id: ['instanceid'],
};

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(words).flatMap(([meaning, names]) =>
    names.map((name) => [name, meaning as Meaning] as const),
  ),
);

/** What the header of a column means, in any spelling; undefined of one that nobody knows. */
export const meaningOf = (header: string): Meaning | undefined =>
  meanings.get(header.toLowerCase().replace(/[^a-z0-9]+/g, ''));
