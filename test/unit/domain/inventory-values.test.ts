import { describe, expect, test } from 'vitest';
import { parseContentType } from '../../../src/domain/content-type.js';
import { parseFileMode, parseFileOwner, parseGuestPath } from '../../../src/domain/guest-file.js';
import { parseFqdn, parseHostname, parseSearchDomain } from '../../../src/domain/hostname.js';
import { parseInterfaceName } from '../../../src/domain/interface-name.js';
import { ownKeysOf, topsOf } from '../../../src/domain/known-layouts.js';
import { parseMetaDataKey } from '../../../src/domain/meta-data-key.js';
import { parseNamespace, parseVersion } from '../../../src/domain/namespace.js';
import type { Parsed } from '../../../src/domain/parsed.js';
import { parseMergeType, parsePartFilename } from '../../../src/domain/part-header.js';
import { parseKeyName } from '../../../src/domain/public-key.js';
import { parseSerial } from '../../../src/domain/serial.js';
import { parseServerAddress } from '../../../src/domain/server-address.js';
import { parseTemplateName } from '../../../src/domain/template-name.js';
import { parseTypeName } from '../../../src/domain/type-name.js';
import { knownLayouts } from '../../../src/layouts/index.js';

interface Table {
  readonly parse: (text: string) => Parsed<unknown>;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const outside = ['', '.', '..', '../x', 'a/b', '/', 'a\nb', 'a\0b', ' a', 'a '];

const tables: Readonly<Record<string, Table>> = {
  hostname: {
    parse: parseHostname,
    right: ['a', 'A-1', '0', 'x'.repeat(63)],
    wrong: [...outside, '-a', 'a-', 'a.b', 'a_b', 'ä', 'x'.repeat(64)],
  },
  fqdn: {
    parse: parseFqdn,
    right: ['a.b', 'a-1.Example.net'],
    wrong: [...outside, 'a', 'a.', '.a', 'a..b', `${'a.'.repeat(127)}b`],
  },
  domain: { parse: parseSearchDomain, right: ['lan', 'example.net'], wrong: [...outside, 'a..b', '~.'] },
  interface: {
    parse: parseInterfaceName,
    right: ['eth0', 'bond0.20', 'x'.repeat(15)],
    wrong: [...outside, 'eth 0', '-x', 'eth0:1', 'x'.repeat(16)],
  },
  namespace: {
    parse: (text) => parseNamespace(text, { tops: topsOf(knownLayouts) }),
    right: ['nsfocus', 'N_s-1'],
    wrong: [...outside, 'a.b', '-a', 'Latest', 'openstack', '2021-03-23', 'meta-data'],
  },
  version: {
    parse: parseVersion,
    right: ['1.0', 'latest', '2024-01-01'],
    wrong: [...outside, '.1', 'index.html'],
  },
  type: { parse: parseTypeName, right: ['waf', 'Waf_2.x'], wrong: [...outside, '-a', '.a'] },
  template: {
    parse: parseTemplateName,
    right: ['cloud.config', 'a/b.c', '.hidden'],
    wrong: ['', '.', '..', '../x', 'a/../b', 'a//b', '/a', 'a/', 'a\\b'],
  },
  'guest path': {
    parse: parseGuestPath,
    right: ['/etc/motd', '/a b/c'],
    wrong: ['', 'etc', '/', '//a', '/a/', '/a/../b', '/a/./b', '/a\nb', '/a\0'],
  },
  mode: {
    parse: parseFileMode,
    right: ['644', '0644', '4755'],
    wrong: ['', '64', '0o644', '888', '06444', 'rw'],
  },
  owner: {
    parse: parseFileOwner,
    right: ['root', 'root:adm', 'john.doe:adm'],
    wrong: ['0:0', '1000', 'root.root', '', ':', 'a:', ':a', 'a:b:c', 'a b', '-a'],
  },
  serial: {
    parse: parseSerial,
    right: ['7CX-0042', 'VMware-56 4d 2b', 'a'],
    wrong: [...outside, '.a', 'a.', 'ds=nocloud;s=x', 'x'.repeat(65)],
  },
  'key name': {
    parse: parseKeyName,
    right: ['controller', 'me@host', 'a.b_c+d-1'],
    wrong: [...outside, '0=a', '-a'],
  },
  'metadata key': {
    parse: (text) => parseMetaDataKey(text, { ownKeys: ownKeysOf(knownLayouts) }),
    right: ['rack', 'availability-zone', 'dsmode'],
    wrong: [...outside, 'hostname', 'instance-id', 'index.html', 'local-ipv4', '.a'],
  },
  'content type': {
    parse: parseContentType,
    right: ['text/cloud-config', 'text/x-shellscript-per-boot', 'application/json'],
    wrong: ['', 'text', 'text/', '/x', 'text/x y', 'message/rfc822', 'text/x\r\n'],
  },
  'part name': {
    parse: parsePartFilename,
    right: ['cloud.config', 'with space.sh', 'größe.sh'],
    wrong: [...outside, 'a"b', '<a>', 'a\\b', 'a\u2028b', '\u0085'],
  },
  'merge type': {
    parse: parseMergeType,
    right: ['list(append)+dict(recurse_array)+str()', 'a b'],
    wrong: ['', ' a', 'a ', 'a\nb', 'ä'],
  },
  server: {
    parse: parseServerAddress,
    right: ['111.0.0.2', '2001:db8::2', 'seed.example.net', 'seed'],
    wrong: [...outside, '300.0.0.1', '1.2.3', 'a:80', 'http://x'],
  },
};

describe.each(Object.entries(tables))('%s', (_, { parse, right, wrong }) => {
  test.each(right)('%j is right', (text) => expect(parse(text)).toMatchObject({ ok: true }));
  test.each(wrong)('%j is wrong, and the message says what would be right', (text) => {
    const parsed = parse(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.found).not.toBe('');
    expect(parsed.expected).not.toBe('');
  });
});

test.each([
  [parseServerAddress, '2001:DB8:0::2', '2001:db8::2'],
  [parseFileMode, '644', '0644'],
] as const)('values come in their canonical form: %o %s', (parse, text, value) => {
  expect(parse(text)).toEqual({ ok: true, value });
});
