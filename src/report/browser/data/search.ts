import type { Row } from '../../data/row.js';
import type { LiveDevice } from './live.js';
import type { FleetQuery } from './route.js';

/** What a table of devices is asked. */
export interface Search {
  readonly rows: readonly Row[];
  readonly query: FleetQuery;
  readonly live: ReadonlyMap<string, LiveDevice>;
}

/** The rows that a query wants, in its order. */
export function found({ rows, query, live }: Search): readonly Row[] {
  const { search, type, group, state } = query;
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isWanted = (row: Row): boolean =>
    (type === '' || row.type === type) &&
    (group === '' || row.groups.includes(group)) &&
    (state === '' || live.get(row.id)?.state === state) &&
    words.every((word) => searchText(row).includes(word));
  const wanted = rows.filter(isWanted);
  const key = sortKeys[query.sort];
  if (key !== undefined) {
    const keys = new Map(wanted.map((row) => [row, key(row, live)]));
    // Rows come sorted by id, and equal ones stay as they are.
    wanted.sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? ''));
  }
  return query.isDescending ? wanted.reverse() : wanted;
}

/** Works out what rows are found by, before somebody types. */
export const prepareSearch = (rows: readonly Row[]): void => rows.forEach(searchText);

const texts = new WeakMap<Row, string>();

/** All by which a row can be found. */
function searchText(row: Row): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { id, type, groups, hostname, fqdn, address, addresses, macs, uuid, serial, instanceId } = row;
  const words = [
    id,
    type,
    ...groups,
    hostname,
    fqdn,
    address,
    ...addresses,
    ...macs,
    uuid,
    serial,
    instanceId,
  ];
  const text = words.join('\n').toLowerCase();
  texts.set(row, text);
  return text;
}

type SortKey = string | number;

const sortKeys: Readonly<Record<string, (row: Row, live: Search['live']) => SortKey>> = {
  type: ({ type }) => type,
  address: ({ address, addresses }) => addressKey(address || (addresses[0] ?? '')),
  mac: ({ macs }) => macs[0] ?? '',
  uuid: ({ uuid }) => uuid,
  seeds: ({ images }) => images.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
  state: ({ id }, live) => live.get(id)?.state ?? '',
  changed: ({ id }, live) => live.get(id)?.changed ?? '',
};

/** IPv4 addresses by their numbers, all others behind them. */
function addressKey(address: string): string {
  const [text = ''] = address.split('/');
  const bytes = text.split('.');
  return bytes.length === 4 ? bytes.map((byte) => byte.padStart(3, '0')).join('.') : `~${text}`;
}

const compare = (a: SortKey, b: SortKey): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many rows there are of each value. */
export function countsOf(
  rows: readonly Row[],
  valuesOf: (row: Row) => string | readonly string[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const value of [valuesOf(row)].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compare(a, b));
}
