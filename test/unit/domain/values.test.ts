import { expect, test } from 'vitest';
import { parseDeviceId } from '../../../src/domain/device-id.js';
import {
  formatCidr,
  isInside,
  parseCidr,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../../src/domain/ip-address.js';
import { parseMac } from '../../../src/domain/mac-address.js';
import { derivedUuid, parseUuid, uuidOf } from '../../../src/domain/uuid.js';

const valueOf = <T>(parsed: { ok: true; value: T } | { ok: false; found: string }): T | string =>
  parsed.ok ? parsed.value : parsed.found;

test.each([
  ['52:54:00:12:34:56', '52:54:00:12:34:56'],
  ['52-54-00-AB-CD-EF', '52:54:00:ab:cd:ef'],
  ['52:54:00:12:34', 'the MAC "52:54:00:12:34" has 5 groups'],
  ['52:54:00:12:34:5g', 'the MAC "52:54:00:12:34:5g" has the group "5g"'],
  ['01:00:5e:00:00:01', '"01:00:5e:00:00:01" is a multicast MAC'],
])('MAC %s', (text, result) => {
  expect(valueOf(parseMac(text))).toBe(result);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:0::0001', '2001:db8::1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['0:0:0:0:0:FFFF:c000:0201', '192.0.2.1'],
  ['fd00::ffff:192.0.2.1', 'fd00::ffff:c000:201'],
  ['192.0.2.256', '"192.0.2.256" is not an IP address'],
  ['010.0.0.1', '"010.0.0.1" is not an IP address'],
  ['fe80::1%eth0', '"fe80::1%eth0" is not an IP address'],
  ['192.0.2.1/24', '"192.0.2.1/24" has a prefix'],
])('IP address %s', (text, result) => {
  expect(valueOf(parseIpAddress(text))).toBe(result);
});

test.each([
  ['192.0.2.1', '"192.0.2.1" has no prefix'],
  ['192.0.2.1/33', '"192.0.2.1/33" has the prefix "/33"'],
  ['192.0.2.1/024', '"192.0.2.1/024" has the prefix "/024"'],
  ['2001:db8::1/129', '"2001:db8::1/129" has the prefix "/129"'],
  ['192.0.2.1/24/8', '"192.0.2.1/24/8" has the prefix "/24/8"'],
])('interface address %s is refused', (text, found) => {
  expect(valueOf(parseInterfaceAddress(text))).toBe(found);
});

test('a network has no bits behind its prefix, and knows what lies in it', () => {
  expect(valueOf(parseCidr('10.1.0.0/8'))).toBe('"10.1.0.0/8" is not the address of a network');
  const network = parseCidr('2001:db8:0:40::/58');
  const inside = parseIpAddress('2001:db8:0:7f::9');
  const outside = parseIpAddress('2001:db8:0:80::9');
  if (!network.ok || !inside.ok || !outside.ok) throw new Error('not parsed');
  expect(formatCidr(network.value)).toBe('2001:db8:0:40::/58');
  expect(isInside(inside.value, network.value)).toBe(true);
  expect(isInside(outside.value, network.value)).toBe(false);
});

test.each(['a', 'waf-ba-0001', '0', 'a'.repeat(63)])('id %s', (text) => {
  expect(parseDeviceId(text)).toEqual({ ok: true, value: text });
});

test.each(['', '-a', 'a-', 'A', 'a/b', 'a.b', '..', 'ä', 'a b', 'a'.repeat(64)])('no id: %j', (text) => {
  expect(parseDeviceId(text).ok).toBe(false);
});

test('UUIDs are version 5, differ by name, and never look like one of EC2', () => {
  const uuids = Array.from({ length: 20_000 }, (_, index) => uuidOf({ namespace: 'n', id: `vm-${index}` }));
  expect(new Set(uuids).size).toBe(uuids.length);
  expect(uuids.every((uuid) => parseUuid(uuid).ok && uuid[14] === '5')).toBe(true);
  expect(uuids.filter((uuid) => /^(?:ec2|.{4}2.ec)/.test(uuid))).toEqual([]);
  expect(derivedUuid(uuids[0] as never, '-g2')).not.toBe(uuids[0]);
});
