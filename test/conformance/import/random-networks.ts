/** A MAC of a machine's NIC. */
export const mac = (index: number, nic = 0): string =>
  `52:54:00:0${nic}:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`;

/** A network-config by the number of a machine, or none. */
export const networks: readonly (((index: number) => string) | undefined)[] = [
  undefined,
  (n) =>
    `version: 2\nethernets:\n  eth0:\n    match: {macaddress: "${mac(n)}"}\n    set-name: eth0\n    addresses: [10.0.${n >> 8}.${n & 255}/16, "2001:db8::${n.toString(16)}/64"]\n    gateway4: 10.0.255.254\n    nameservers: {addresses: [192.0.2.53], search: [example.net]}\n`,
  (n) =>
    `network:\n  version: 2\n  ethernets:\n    ens3: {dhcp4: true, dhcp6: true, match: {macaddress: "${mac(n).toUpperCase()}"}}\n`,
  (n) =>
    `version: 1\nconfig:\n  - type: physical\n    name: eth0\n    mac_address: "${mac(n)}"\n    mtu: 1400\n    subnets:\n      - {type: static, address: 10.0.${n >> 8}.${n & 255}, netmask: 255.255.0.0, gateway: 10.0.255.254, dns_nameservers: [192.0.2.53], dns_search: [example.net]}\n      - {type: static6, address: "2001:db8::${n.toString(16)}/64"}\n`,
  (n) =>
    `version: 1\nconfig:\n  - {type: physical, name: eth0, mac_address: "${mac(n)}", subnets: [{type: dhcp}]}\n  - {type: nameserver, address: [192.0.2.53], search: [lab.example.net]}\n`,
  () => 'network: {config: disabled}\n',
  (n) =>
    `version: 2\nethernets:\n  a: {match: {macaddress: "${mac(n)}"}, set-name: a}\n  b: {match: {macaddress: "${mac(n, 1)}"}, set-name: b}\nbonds:\n  bond0:\n    interfaces: [a, b]\n    parameters: {mode: active-backup, mii-monitor-interval: 100}\nvlans:\n  bond0.20: {id: 20, link: bond0, addresses: [10.20.${n >> 8}.${n & 255}/16], routes: [{to: 172.16.0.0/12, via: 10.20.255.254, metric: 50}]}\n`,
  () => 'version: 2\nwifis:\n  wlan0: {dhcp4: true, access-points: {"{{ ssid }}": {password: "secret"}}}\n',
  (n) =>
    `version: 1\nconfig:\n  - {type: physical, name: a, mac_address: "${mac(n)}"}\n  - {type: physical, name: b, mac_address: "${mac(n, 1)}"}\n  - {type: bond, name: bond0, bond_interfaces: [a, b], params: {bond-mode: 802.3ad, bond-miimon: 100}, subnets: [{type: dhcp4}]}\n  - {type: vlan, name: bond0.7, vlan_link: bond0, vlan_id: 7, subnets: [{type: static, address: 10.7.${n >> 8}.${n & 255}/16, routes: [{network: 172.16.0.0, netmask: 255.240.0.0, gateway: 10.7.255.254}]}]}\n  - {type: bridge, name: br0, bridge_interfaces: [bond0.7], params: {bridge_stp: "off", bridge_fd: 4}}\n`,
  () =>
    'version: 2\nethernets:\n  all: {match: {name: "en*"}, dhcp4: true, dhcp4-overrides: {route-metric: 200}, optional: true}\n',
  (n) =>
    `version: 2\nethernets:\n  eth0: {addresses: [10.9.${n >> 8}.${n & 255}/32], routes: [{to: 0.0.0.0/0, via: 198.51.100.1, on-link: true}]}\n`,
];
