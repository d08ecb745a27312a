import { expect, test } from 'vitest';
import { hashOf, routeOf, wholeFleet } from '../../../src/report/browser/data/route.js';
import { found } from '../../../src/report/browser/data/search.js';
import { packRow, type Row, unpackRow } from '../../../src/report/data/row.js';

const row = (id: string, more: Partial<Row> = {}): Row => ({
  ...{ id, type: 'waf', groups: [], hostname: id, fqdn: '', address: '', addresses: [], macs: [] },
  ...{ uuid: '', serial: '', instanceId: id, images: [], files: 0, digest: '', source: 'devices/x.yaml' },
  ...more,
});
const live = new Map();
const idsOf = (rows: readonly Row[], query: object): readonly string[] =>
  found({ rows, query: { ...wholeFleet, ...query }, live }).map(({ id }) => id);

const rows = [
  row('a', { address: '10.0.0.10', macs: ['52:54:00:AA:00:01'], groups: ['rack7'] }),
  row('b', { address: '10.0.0.9', type: 'ips', serial: 'X-1' }),
  row('c', { address: '2001:db8::1', uuid: 'e347a418-69ce' }),
];

test('all words of a search have to be there, in any field and any case', () => {
  expect(idsOf(rows, { search: '52:54:00:aa' })).toEqual(['a']);
  expect(idsOf(rows, { search: 'x-1  IPS' })).toEqual(['b']);
  expect(idsOf(rows, { search: 'x-1 waf' })).toEqual([]);
  expect(idsOf(rows, { search: 'e347' })).toEqual(['c']);
  expect(idsOf(rows, { group: 'rack7' })).toEqual(['a']);
});

test('addresses are sorted by their numbers', () => {
  expect(idsOf(rows, { sort: 'address' })).toEqual(['b', 'a', 'c']);
  expect(idsOf(rows, { sort: 'address', isDescending: true })).toEqual(['c', 'a', 'b']);
  expect(idsOf(rows, { sort: 'nonsense' })).toEqual(['a', 'b', 'c']);
});

test('a query is its address, and back', () => {
  const query = {
    search: 'a b&c=#',
    type: 'waf',
    group: 'rack7',
    state: '',
    sort: 'mac',
    isDescending: true,
  };
  expect(routeOf(hashOf(query))).toEqual({ page: 'fleet', query });
  expect(hashOf(wholeFleet)).toBe('#/');
  expect(routeOf('#/device/%zz')).toEqual({ page: 'device', id: '%zz' });
});

test('a row is packed without loss', () => {
  const full = row('x', {
    images: [{ name: 'x.iso', bytes: 9 }, { name: 'x.d' }],
    files: 3,
    digest: 'd',
    fqdn: 'f',
  });
  expect(unpackRow(packRow(full))).toEqual(full);
});
