import { describe, expect, test } from 'vitest';
import { base, deviceOf, messagesFor } from './support.js';

const head = 'id: a\ntype: base\n';

describe('wrong values', () => {
  const long = 'x'.repeat(70);
  test.each([
    [
      'hostname: 0644',
      '3:11: error wrong-value: hostname is 0644, which YAML reads as the number 644; expected a string, like waf-ba-0001\n  fix: quote it: "0644"',
    ],
    [
      'hostname: true',
      '3:11: error wrong-value: hostname is true; expected a string, like waf-ba-0001\n  fix: quote it: "true"',
    ],
    [
      'hostname: a.b',
      '3:11: error name-format: "a.b" contains a dot; expected the name without its domain, like waf-ba-0001',
    ],
    [
      'hostname: a_b',
      '3:11: error name-format: "a_b" contains "_"; expected at most 63 letters, digits and dashes, like waf-ba-0001',
    ],
    [
      'hostname: a-',
      '3:11: error name-format: "a-" starts or ends with a dash; expected at most 63 letters, digits and dashes, like waf-ba-0001',
    ],
    [
      `hostname: ${long}`,
      `3:11: error name-format: "${long}" has a label of 70 characters; expected at most 63 characters between two dots`,
    ],
    ['hostname: [a]', '3:11: error wrong-value: hostname is a list; expected a string, like waf-ba-0001'],
    [
      'fqdn: a',
      '3:7: error name-format: "a" has no domain; expected a host name with its domain, like waf-ba-0001.example.net',
    ],
    [
      'fqdn: a..b',
      '3:7: error name-format: "a..b" has an empty label; expected a host name with its domain, like waf-ba-0001.example.net',
    ],
    [
      'management_ip: 111.0.0.11/24',
      '3:16: error address-format: "111.0.0.11/24" has a prefix; expected an address without a prefix, like 111.0.0.11',
    ],
    [
      'uuid: x',
      '3:7: error uuid-format: "x" is not a UUID; expected a UUID, like 6ba7b811-9dad-11d1-80b4-00c04fd430c8',
    ],
    [
      'serial: 0012',
      '3:9: error wrong-value: serial is 0012, which YAML reads as the number 12; expected a string, like 7CX-0042\n  fix: quote it: "0012"',
    ],
    [
      'serial: ../x',
      '3:9: error serial-format: "../x" is not a valid serial; expected at most 64 letters, digits, dots, dashes, underscores and inner spaces, like 7CX-0042',
    ],
    ['os: beos', '3:5: error wrong-value: os is "beos"; expected one of linux, windows'],
    [
      'generation: 0',
      '3:13: error wrong-value: generation is the number 0; expected a whole number from 1 to 1000000000',
    ],
    [
      'generation: 1.5',
      '3:13: error wrong-value: generation is the number 1.5; expected a whole number from 1 to 1000000000',
    ],
    [
      'public_keys: [x]',
      '3:14: error wrong-value: public_keys is a list; expected a mapping of names and public keys, like { controller: "ssh-ed25519 AAAAC3Nza… admin" }',
    ],
    [
      'public_keys: { k: x }',
      '3:19: error public-key: "x" is not a public key; expected one line of authorized_keys, like ssh-ed25519 AAAAC3Nza… admin@example.net',
    ],
    [
      'public_keys: { "a/b": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM" }',
      '3:16: error key-name: "a/b" is not a valid key name; expected a letter or digit, then letters, digits, dots, dashes, underscores, "@" and "+", like controller',
    ],
    [
      'meta_data: { hostname: x }',
      '3:14: error meta-data-key: "hostname" is a key that seedpress writes itself; expected the field "hostname" instead',
    ],
    [
      'meta_data: { "../x": y }',
      '3:14: error meta-data-key: "../x" is not a valid meta-data key; expected a letter or digit, then letters, digits, dots, dashes and underscores, like rack',
    ],
    [
      'placeholders: { "#n#": 5 }',
      '3:24: error wrong-value: "#n#" is the number 5; expected a string, like "{{ device.management_ip }}"\n  fix: quote it: "5"',
    ],
    ['vars: [1]', '3:7: error wrong-value: vars is a list; expected a mapping of values, like { rack: r12 }'],
    [
      'vars: { v: 1.10 }',
      '3:12: warning number-text: 1.10 is read as the number 1.1; expected "1.10" for the string, or 1.1 for the number',
    ],
    ['hostnme: x', '3:1: error unknown-key: unknown key "hostnme" of a device; did you mean "hostname"?'],
    [
      '{ serial:x }',
      '3:1: error yaml-syntax: a key is a list or a mapping; expected a word as the key, like id',
    ],
  ])('%s', (yaml, expected) => {
    expect(messagesFor(`${head}${yaml}\n`)).toEqual([`devices/a.yaml:${expected}`]);
  });

  test.each([
    [
      '{ name: eth0, mac: "52:54:00:12:34" }',
      '20: error mac-format: the MAC "52:54:00:12:34" has 5 groups; expected six groups of two hex digits, like 52:54:00:12:34:56',
    ],
    [
      '{ name: eth0, mac: "01:00:5e:00:00:01" }',
      '20: error mac-format: "01:00:5e:00:00:01" is a multicast MAC; expected a unicast MAC, whose first group is even, like 52',
    ],
    [
      '{ name: eth0, addresses: [10.0.0.5] }',
      '27: error address-format: "10.0.0.5" has no prefix; expected address/prefix, like 10.0.0.5/24',
    ],
    [
      '{ name: eth0, addresses: 10.0.0.5/24 }',
      '26: error wrong-value: addresses is "10.0.0.5/24"; expected a list of addresses with a prefix, like [111.0.0.11/24]',
    ],
    [
      '{ name: eth0, addresses: [null] }',
      '27: error wrong-value: addresses.0 is null; expected a string, like 111.0.0.11/24',
    ],
    [
      '{ name: eth0, gateway4: "fe80::1" }',
      '25: error address-format: "fe80::1" is an IPv6 address; expected an IPv4 address, like 111.0.0.1',
    ],
    [
      '{ name: eth0, mtu: 20 }',
      '20: error wrong-value: mtu is the number 20; expected a whole number of bytes from 68 to 65535',
    ],
    ['{ name: eth0, dhcp4: yes }', '22: error wrong-value: dhcp4 is "yes"; expected true or false'],
    [
      '{ name: averylongname016 }',
      '9: error interface-name: "averylongname016" has 16 characters; expected letters, digits, dots, dashes and underscores, at most 15, like eth0 or bond0.20',
    ],
    [
      '{ name: "eth 0" }',
      '9: error interface-name: "eth 0" contains " "; expected letters, digits, dots, dashes and underscores, at most 15, like eth0 or bond0.20',
    ],
    ['{ mac: "52:54:00:12:34:56" }', '1: error missing-key: "name" is missing; expected a string, like eth0'],
    [
      '{ nme: eth0 }',
      '3: error unknown-key: unknown key "nme" of an ethernet interface; did you mean "name"?',
    ],
    [
      '{ name: eth0, members: [a] }',
      '15: error unknown-key: "members" is a key of a bond or a bridge, not of an ethernet interface; expected one of kind, name, mac, addresses, gateway4, gateway6, on_link, nameservers, routes, routing_policy, mtu, dhcp4, dhcp6, dhcp4_overrides, dhcp6_overrides, dhcp_identifier, accept_ra, link_local, ipv6_p…nd_mode, set_name, tap, bridge, vlan_tag',
    ],
    [
      '{ name: eth0, kind: bnd }',
      '21: error wrong-value: kind is "bnd"; expected one of ethernet, bond, vlan, bridge, dummy; for others write network_config: { template: net.yaml }',
    ],
    [
      '{ name: b, kind: bond, mode: fast, members: [] }',
      '30: error wrong-value: mode is "fast"; expected one of balance-rr, active-backup, balance-xor, broadcast, 802.3ad, balance-tlb, balance-alb',
    ],
    [
      '{ name: v, kind: vlan, link: eth0, id: 4095 }',
      '40: error wrong-value: id is the number 4095; expected a whole number from 1 to 4094',
    ],
    [
      '{ name: v, kind: vlan, id: 5 }',
      '1: error missing-key: "link" is missing; expected a string, like eth0',
    ],
    [
      '{ name: eth0, routes: [{ to: 10.0.0.1/8, via: 10.0.0.1 }] }',
      '30: error address-format: "10.0.0.1/8" is not the address of a network; expected 10.0.0.0/8',
    ],
    [
      '{ name: eth0, routes: [{ to: default }] }',
      '24: error missing-key: "via" is missing; expected the address of the router, or scope: link where there is none',
    ],
    [
      '{ name: eth0, dhcp4:true }',
      '15: error unknown-key: unknown key "dhcp4:true" of an ethernet interface; did you mean "dhcp4"?\n  fix: write dhcp4: true with a space',
    ],
    [
      'eth0',
      '1: error wrong-value: interfaces.0 is "eth0"; expected a mapping, like { name: eth0, dhcp4: true }',
    ],
  ])('interfaces: [%s]', (yaml, expected) => {
    const [place = '', ...rest] = expected.split(':');
    const column = Number(place) + 'interfaces: ['.length;
    expect(messagesFor(`${head}interfaces: [${yaml}]\n`)[0]).toBe(
      [`devices/a.yaml:3:${column}`, ...rest].join(':'),
    );
  });
});

describe('files', () => {
  const files = { ...base, 'templates/base/motd.txt': '' };
  test('have one source each, that exists, and a path of their own', () => {
    expect(
      deviceOf(`${head}files: [{ path: /a, template: motd.txt }, { path: /b, content: x }]\n`, files).files,
    ).toHaveLength(2);
  });

  test.each([
    [
      '{ path: /a }',
      '9: error file-source: the file "/a" has no template, file or content; expected one of them, like template: motd.txt',
    ],
    [
      '{ path: /a, template: motd.txt, content: x }',
      '9: error file-source: the file "/a" has both template and content; expected one of them, like template: motd.txt',
    ],
    [
      '{ path: /a, template: mot.txt }',
      '31: error missing-template: there is no template "mot.txt" in templates/base/; expected a file like templates/base/mot.txt',
    ],
    [
      '{ path: /a, template: ../x }',
      '31: error template-name: "../x" has the segment ".."; expected a file below the type\'s folder, like cloud.config',
    ],
    [
      '{ path: /a, contnt: x }',
      '21: error unknown-key: unknown key "contnt" of a file; did you mean "content"?',
    ],
    [
      '{ path: a, content: x }',
      '17: error guest-path: "a" is not an absolute path; expected the absolute path of a file in the guest, like /etc/motd',
    ],
    [
      '{ path: /a/../b, content: x }',
      '17: error guest-path: "/a/../b" has the segment ".."; expected the absolute path of a file in the guest, like /etc/motd',
    ],
    [
      '{ path: /a, content: x, mode: 0644 }',
      '39: error wrong-value: mode is 0644, which YAML reads as the number 644; expected a string, like "0644"\n  fix: quote it: "0644"',
    ],
    [
      '{ path: /a, content: x, mode: "888" }',
      '39: error file-mode: "888" is not a file mode; expected three or four octal digits, like "0644"',
    ],
    [
      '{ path: /a, content: x, owner: "a b" }',
      '40: error file-owner: "a b" is not an owner; expected user or user:group, like root:adm',
    ],
    [
      '{ path: /a, content: x }, { path: /a, content: y }',
      '43: error duplicate-file: "files" has the path "/a" twice; expected each path once\n  first: devices/a.yaml:3:17',
    ],
  ])('files: [%s]', (yaml, expected) => {
    expect(messagesFor(`${head}files: [${yaml}]\n`)).toEqual([`devices/a.yaml:3:${expected}`]);
  });
});
