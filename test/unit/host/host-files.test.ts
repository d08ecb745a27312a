import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFqdn, parseHostname } from '../../../src/domain/hostname.js';
import { parseInterfaceName } from '../../../src/domain/interface-name.js';
import { hostFiles } from '../../../src/host/host-files.js';
import { contentOf, device, fleetOf, nic, right, site } from './fleet.js';

const files = hostFiles({ site, devices: fleetOf(20) });

test('are these', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'host/nginx.conf',
    'host/nginx-include.conf',
    'host/serve.sh',
    'host/Caddyfile',
    'host/apache.conf',
    'host/lighttpd.conf',
    'host/lighttpd.lua',
    'host/dnsmasq/dnsmasq.conf',
    'host/dnsmasq/dhcp-hosts',
    'host/dnsmasq/hosts',
    'host/dnsmasq/options',
    'host/dhcp.sh',
    'host/nftables.conf',
    'host/iptables.rules',
    'host/ip6tables.rules',
    'host/systemd/seedpress-nginx@.service',
    'host/systemd/seedpress-dnsmasq@.service',
  ]);
});

test.each(files.map((file) => [file.path, contentOf(files, file.path)]))(
  '%s is ASCII, ends in a line break and has no blanks at the ends of lines',
  (_, content) => {
    expect(content).toMatch(/^[\n\t\x20-\x7e]*\n$/);
    expect(content).not.toMatch(/[ \t]\n|undefined|\[object|NaN/);
  },
);

test('are the same whatever the order of the devices', () => {
  const devices = fleetOf(50);
  expect(hostFiles({ site, devices: [...devices].reverse() })).toEqual(hostFiles({ site, devices }));
});

test('are the same where no more than one device is there at a time', () => {
  const devices = fleetOf(50);
  const made = {
    *[Symbol.iterator]() {
      yield* devices;
    },
  };
  expect(hostFiles({ site, devices: made })).toEqual(hostFiles({ site, devices }));
});

test('are there for a site without devices', () => {
  const empty = hostFiles({ site, devices: [] });
  expect(empty.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  expect(contentOf(empty, 'host/dnsmasq/dhcp-hosts')).toBe('');
});

test('the configurations of web servers hold nothing of the inventory: a build needs no reload', () => {
  const more = hostFiles({ site, devices: fleetOf(21) });
  const names = [
    'nginx.conf',
    'nginx-include.conf',
    'Caddyfile',
    'apache.conf',
    'lighttpd.conf',
    'lighttpd.lua',
    'serve.sh',
  ];
  for (const path of names.map((name) => `host/${name}`))
    expect(contentOf(more, path)).toBe(contentOf(files, path));
});

describe('whatever passes the parsers, a line holds what its format says', () => {
  const accepted = (parse: (text: string) => { readonly ok: boolean }) =>
    fc
      .oneof(
        fc.string({ unit: fc.constantFrom(...'abz019-._,:;#=\n\r\t "\'$*[]{}/\\é'), maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,14}$/),
      )
      .filter((text) => parse(text).ok);
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const mac = fc
    .tuple(...Array.from({ length: 5 }, () => fc.nat(255)))
    .map((bytes) => `02:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`);
  const formats: Readonly<Record<string, RegExp>> = {
    'host/dnsmasq/dhcp-hosts':
      /^(?:[0-9a-f:]{17},set:seed\d+,(?:[0-9.]+|\[[0-9a-f:]+\])(?:,[A-Za-z0-9-]+)?\n)*$/,
    'host/dnsmasq/hosts': /^(?:[0-9a-f:.]+(?: [A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*){1,2}\n)*$/,
    'host/dnsmasq/options': /^(?:tag:seed\d+,option6?:[a-z-]+(?:,[A-Za-z0-9./:[\]-]+)*\n)*$/,
    'host/dnsmasq/dnsmasq.conf': /^(?:#[^\n]*\n|[a-z-]+(?:=[0-9a-z:.,!*]+)?\n|\n)*$/,
  };

  test('in the files of dnsmasq and in the sets of nftables', () => {
    const fields = fc.record({
      hostname: accepted(parseHostname),
      fqdn: accepted(parseFqdn),
      tap: accepted(parseInterfaceName),
      address,
      mac,
    });
    fc.assert(
      fc.property(fields, ({ hostname, fqdn, tap, address: text, mac: macText }) => {
        const interfaces = [
          nic({ mac: macText, addresses: [`${text}/${text.includes(':') ? 64 : 24}`], tap }),
        ];
        const made = hostFiles({
          site,
          devices: [device('one', { hostname: right(parseHostname(hostname)), fqdn, interfaces })],
        });
        for (const [path, format] of Object.entries(formats)) expect(contentOf(made, path)).toMatch(format);
        const table = contentOf(made, 'host/nftables.conf').split('\n');
        const named = table.filter((line) => line.includes('"') && !line.trimStart().startsWith('#'));
        expect(named.length).toBeGreaterThan(2);
        for (const line of named) expect(line).toMatch(/^ {6}"[A-Za-z0-9._-]+"(?: \. [0-9a-fx:.]+)?,$/);
      }),
      { numRuns: 300 },
    );
  });
});
