import { describe, expect, test } from 'vitest';
import { networkConfigV2 } from '../../../src/encode/network/network-config-v2.js';
import { base, deviceOf, messagesFor } from './support.js';

/** Other renderers lose some of the fields, and a message says so. */
const withNetplan = { ...base, 'devices/site.yaml': 'network_renderer: netplan\n' };

/** What version 2 says of the interfaces of one device. */
const v2Of = (interfaces: string) =>
  networkConfigV2(
    deviceOf(`id: a\ntype: base\ninterfaces:\n${interfaces.replace(/^/gm, '  ')}\n`, withNetplan).interfaces,
  );

describe('the fields of interfaces, in version 2', () => {
  test('an ethernet', () => {
    expect(
      v2Of(`- name: lan
  match: { name: "en*", driver: [virtio_net, e1000] }
  macaddress: "52:54:00:00:00:99"
  optional: true
  critical: true
  ignore_carrier: true
  activation_mode: manual
  dhcp4: true
  dhcp4_overrides: { use_dns: false, use_routes: "false", route_metric: 200, use_domains: route, hostname: a.example }
  dhcp_identifier: mac
  link_local: [ipv4]
  ipv6_privacy: true
  ipv6_mtu: 1400
  ipv6_address_generation: eui64
- name: wan
  mac: "52:54:00:00:00:01"
  dhcp6: true
  dhcp6_overrides: { use_ntp: false, send_hostname: true, use_hostname: true, use_mtu: false, use_domains: true }
  ipv6_address_token: "::5"`).ethernets,
    ).toEqual({
      lan: {
        match: { name: 'en*', driver: ['virtio_net', 'e1000'] },
        macaddress: '52:54:00:00:00:99',
        optional: true,
        critical: true,
        'ignore-carrier': true,
        'activation-mode': 'manual',
        dhcp4: true,
        'dhcp4-overrides': {
          'use-dns': false,
          'use-routes': false,
          'route-metric': 200,
          'use-domains': 'route',
          hostname: 'a.example',
        },
        'dhcp-identifier': 'mac',
        'link-local': ['ipv4'],
        'ipv6-privacy': true,
        'ipv6-mtu': 1400,
        'ipv6-address-generation': 'eui64',
      },
      wan: {
        match: { macaddress: '52:54:00:00:00:01' },
        dhcp6: true,
        'dhcp6-overrides': {
          'use-ntp': false,
          'send-hostname': true,
          'use-hostname': true,
          'use-mtu': false,
          'use-domains': 'true',
        },
        'ipv6-address-token': '::5',
      },
    });
  });

  test('routes and rules', () => {
    expect(
      v2Of(`- name: ens3
  addresses: [192.0.2.5/32]
  gateway4: 198.51.100.1
  on_link: true
  routes:
    - { to: 198.51.100.1/32, scope: link }
    - { to: 10.0.0.0/8, type: blackhole }
    - { to: 10.1.0.0/16, via: 203.0.113.1, on_link: true, table: 101, from: 192.0.2.5, mtu: 1400, metric: 0 }
  routing_policy:
    - { from: 192.0.2.5, table: 101, priority: 10, mark: 7, type_of_service: 8 }
    - { to: 10.1.0.0/16, table: 101 }`).ethernets,
    ).toEqual({
      ens3: {
        addresses: ['192.0.2.5/32'],
        routes: [
          { to: '0.0.0.0/0', via: '198.51.100.1', 'on-link': true },
          { to: '198.51.100.1/32', scope: 'link' },
          { to: '10.0.0.0/8', type: 'blackhole' },
          {
            to: '10.1.0.0/16',
            via: '203.0.113.1',
            from: '192.0.2.5',
            metric: 0,
            'on-link': true,
            table: 101,
            mtu: 1400,
          },
        ],
        'routing-policy': [
          { from: '192.0.2.5/32', table: 101, priority: 10, mark: 7, 'type-of-service': 8 },
          { to: '10.1.0.0/16', table: 101 },
        ],
      },
    });
  });

  test('a bond, a bridge and a dummy', () => {
    const network = v2Of(`- { name: ens3, mac: "52:54:00:00:00:01" }
- { name: ens4, mac: "52:54:00:00:00:02" }
- name: bond0
  kind: bond
  members: [ens3, ens4]
  mode: active-backup
  mii_monitor: 100
  primary: ens4
  primary_reselect_policy: better
  min_links: 1
  up_delay: 200
  down_delay: 300
  ad_select: count
  all_members_active: true
  fail_over_mac_policy: active
  arp_interval: 1000
  arp_ip_targets: [10.0.0.1, 10.0.0.2]
  arp_validate: all
  arp_all_targets: any
  gratuitous_arp: 2
  resend_igmp: 4
  learn_packet_interval: 5
- name: br0
  kind: bridge
  members: [bond0]
  priority: 4096
  hello_time: 2
  max_age: 20
  ageing_time: 300
  forward_delay: 15
  path_cost: { bond0: 100 }
  port_priority: { bond0: 5 }
- { name: ens5, mac: "52:54:00:00:00:03" }
- { name: bond1, kind: bond, members: [ens5], packets_per_member: 3, all_members_active: false }
- { name: dummy0, kind: dummy, addresses: [10.255.0.1/32] }`);
    expect(network.ethernets).toMatchObject({ ens3: { 'set-name': 'ens3' }, ens4: { 'set-name': 'ens4' } });
    expect(network.bonds).toEqual({
      bond0: {
        interfaces: ['ens3', 'ens4'],
        parameters: {
          mode: 'active-backup',
          'mii-monitor-interval': '100',
          primary: 'ens4',
          'primary-reselect-policy': 'better',
          'min-links': 1,
          'up-delay': 200,
          'down-delay': 300,
          'ad-select': 'count',
          'all-slaves-active': true,
          'fail-over-mac-policy': 'active',
          'arp-interval': 1000,
          'arp-ip-targets': ['10.0.0.1', '10.0.0.2'],
          'arp-validate': 'all',
          'arp-all-targets': 'any',
          'gratuitous-arp': 2,
          'resend-igmp': 4,
          'learn-packet-interval': '5',
        },
      },
      bond1: {
        interfaces: ['ens5'],
        parameters: { mode: 'balance-rr', 'packets-per-slave': 3, 'all-slaves-active': false },
      },
    });
    expect(network.bridges).toMatchObject({
      br0: {
        parameters: {
          priority: 4096,
          'hello-time': 2,
          'max-age': 20,
          'ageing-time': 300,
          'forward-delay': 15,
          'path-cost': { bond0: 100 },
          'port-priority': { bond0: 5 },
        },
      },
    });
    expect(network['dummy-devices']).toEqual({ dummy0: { addresses: ['10.255.0.1/32'] } });
  });

  test("netplan's own spelling is read as well", () => {
    const dashes = `- name: ens3
  dhcp4: true
  dhcp4-overrides: { use-routes: false, route-metric: 200 }
  dhcp-identifier: mac
  accept-ra: false
  routes: [{ to: default, via: 198.51.100.1, on-link: true }]`;
    expect(v2Of(dashes)).toEqual(v2Of(dashes.replace(/([a-z46])-([a-z])/g, '$1_$2')));
  });

  test('written in both spellings, one is a key that nobody knows', () => {
    expect(
      messagesFor('id: a\ntype: base\ninterfaces: [{ name: ens3, accept_ra: true, accept-ra: false }]\n'),
    ).toEqual([expect.stringMatching(/^devices\/a\.yaml:3:45: error unknown-key: unknown key "accept-ra" /)]);
  });
});
