import type { InterfaceKind } from './network.js';

/** What a value of a setting may be. */
export type SettingValue =
  | { readonly is: 'flag' }
  | { readonly is: 'number'; readonly min: number; readonly max: number }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | { readonly is: 'flag or word'; readonly of: readonly string[] }
  | { readonly is: 'words'; readonly of: readonly string[] }
  | { readonly is: 'text'; readonly example: string }
  /** The name of an interface of the same device. */
  | { readonly is: 'interface'; readonly example: string }
  | { readonly is: 'settings'; readonly of: SettingTable; readonly example: string }
  /** A mapping with netplan's own keys, as they stand in its reference. */
  | { readonly is: 'verbatim'; readonly example: string };

export type Setting = SettingValue & {
  /** For the schema and docs/reference.md. */
  readonly says: string;
  /** The first netplan that knows it, where Debian 12 has an older one, and the cloud-init that comes with it. */
  readonly since?: { readonly netplan: string; readonly cloudInit: string };
};

/** By netplan's names; the inventory has underscores for their dashes. */
export type SettingTable = Readonly<Record<string, Setting>>;

const ofNetplan10 = { netplan: '1.0', cloudInit: '24.1' };
const ofNetplan11 = { netplan: '1.1', cloudInit: '25.1' };

/**
 * Settings for which netplan alone has a word: of interfaces of every kind. Schema, renderer, table of losses, importer and
 * reference read these tables; nothing else knows a setting by its name. Source: netplan src/parse.c COMMON_LINK_HANDLERS,
 * COMMON_BACKEND_HANDLERS.
 */
export const netplanSettings = {
  'optional-addresses': {
    is: 'words',
    of: ['ipv4-ll', 'ipv6-ra', 'dhcp4', 'dhcp6', 'static'],
    says: 'Kinds of addresses that the boot does not wait for.',
  },
  'ra-overrides': {
    is: 'settings',
    of: {
      'use-dns': { is: 'flag', says: 'Uses the name servers that router advertisements name.' },
      'use-domains': {
        is: 'flag or word',
        of: ['route'],
        says: 'Uses their search domains. `route`: only to choose the name server.',
      },
      table: {
        is: 'number',
        min: 1,
        max: 4_294_967_295,
        says: 'Number of the routing table of their routes.',
      },
    },
    example: '{ use_dns: false }',
    says: 'Which settings of router advertisements are used. Needs netplan 1.1.',
    since: ofNetplan11,
  },
  hairpin: {
    is: 'flag',
    says: 'As a port of a bridge: frames may leave through the port they came from. Needs netplan 1.0.',
    since: ofNetplan10,
  },
  'port-mac-learning': {
    is: 'flag',
    says: 'As a port of a bridge: learns MAC addresses. Needs netplan 1.0.',
    since: ofNetplan10,
  },
  'neigh-suppress': { is: 'flag', says: 'As a port of a bridge: answers ARP and NDP in place of others.' },
  networkmanager: {
    is: 'verbatim',
    example: '{ passthrough: { "ethernet.speed": "1000" } }',
    says: "netplan's block for NetworkManager, with netplan's own keys.",
  },
  openvswitch: {
    is: 'verbatim',
    example: '{ external-ids: { iface-id: myhost } }',
    says: "netplan's block for Open vSwitch, with netplan's own keys. The guest needs Open vSwitch.",
  },
} as const satisfies SettingTable;

/** The same of NICs alone. Source: netplan src/parse.c PHYSICAL_LINK_HANDLERS, ethernet_def_handlers, auth_handlers. */
export const netplanNicSettings = {
  'emit-lldp': { is: 'flag', says: 'Sends LLDP packets.' },
  'receive-checksum-offload': { is: 'flag', says: 'The NIC checks checksums of received packets.' },
  'transmit-checksum-offload': { is: 'flag', says: 'The NIC makes checksums of sent packets.' },
  'tcp-segmentation-offload': { is: 'flag', says: 'The NIC splits TCP over IPv4 into packets.' },
  'tcp6-segmentation-offload': { is: 'flag', says: 'The NIC splits TCP over IPv6 into packets.' },
  'generic-segmentation-offload': { is: 'flag', says: 'The kernel splits packets late.' },
  'generic-receive-offload': { is: 'flag', says: 'The kernel joins received packets.' },
  'large-receive-offload': { is: 'flag', says: 'The NIC joins received packets.' },
  auth: {
    is: 'settings',
    of: {
      'key-management': { is: 'word', of: ['none', '802.1x'], says: 'How keys are managed.' },
      method: { is: 'word', of: ['tls', 'peap', 'ttls', 'leap', 'pwd'], says: 'EAP method.' },
      identity: { is: 'text', example: 'cert-host@example.net', says: 'Identity.' },
      'anonymous-identity': {
        is: 'text',
        example: '"@example.net"',
        says: 'Identity outside of the encrypted tunnel.',
      },
      password: { is: 'text', example: '{ secret: radius }', says: 'Password. A secret.' },
      'ca-certificate': {
        is: 'text',
        example: '/etc/ssl/ca.pem',
        says: "File in the guest with the server's CA certificates.",
      },
      'client-certificate': {
        is: 'text',
        example: '/etc/ssl/host.pem',
        says: "File in the guest with the guest's certificate.",
      },
      'client-key': { is: 'text', example: '/etc/ssl/host.key', says: 'File in the guest with its key.' },
      'client-key-password': {
        is: 'text',
        example: '{ secret: key }',
        says: 'Password of that file. A secret.',
      },
      'phase2-auth': { is: 'text', example: 'MSCHAPV2', says: 'Authentication inside of the tunnel.' },
    },
    example: '{ key_management: 802.1x, method: tls, identity: host@example.net }',
    says: 'Authentication by 802.1X.',
  },
  link: {
    is: 'interface',
    example: 'eno1',
    says: 'The NIC of which this one is a virtual function (SR-IOV).',
  },
  'virtual-function-count': {
    is: 'number',
    min: 0,
    max: 65_535,
    says: 'How many virtual functions the NIC has.',
  },
  'embedded-switch-mode': {
    is: 'word',
    of: ['switchdev', 'legacy'],
    says: "Mode of the NIC's switch (SR-IOV).",
  },
  'delay-virtual-functions-rebind': {
    is: 'flag',
    says: 'Gives the virtual functions to their driver late, by netplan rebind.',
  },
  'infiniband-mode': { is: 'word', of: ['datagram', 'connected'], says: 'Mode of IP over InfiniBand.' },
} as const satisfies SettingTable;

/** What an interface of a kind may have of them. */
export const settingsOf = (kind: InterfaceKind): SettingTable =>
  kind === 'ethernet' ? allSettings : netplanSettings;

/** Both tables in one. */
export const allSettings: SettingTable = { ...netplanSettings, ...netplanNicSettings };

/** netplan's name in the inventory's spelling. */
export const fieldOf = <const T extends string>(name: T): Underscored<T> =>
  name.replaceAll('-', '_') as Underscored<T>;

export type Underscored<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : T;
