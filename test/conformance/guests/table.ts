import { type GuestRun, runs } from './runs.js';

/** A row of the table of guests in docs/clients.md. */
export interface GuestRow {
  /** Guest, layout and what carries it: what a run is told by. */
  readonly key: string;
  readonly version: string;
  readonly arrived: string;
  readonly how: 'ran' | 'read';
}

export const keyOf = ({ guest, layout, by }: Pick<GuestRun, 'guest' | 'layout' | 'by'>): string =>
  `${guest} | ${layout} | ${by}`;

/** Guests whose code no test runs: what their sources say. */
const read: readonly GuestRow[] = [
  ...[
    ['nocloud | an ISO image', 'name, address, gateway, DNS, user-data'],
    ['nocloud | HTTP', 'name, address, gateway, DNS, user-data'],
    ['openstack | HTTP', 'name, address, gateway, DNS, user-data'],
    ['config-drive | an ISO image', 'name, address, gateway, DNS, user-data'],
    ['guestinfo | guestinfo', 'name, address, gateway, DNS, user-data'],
  ].map(
    ([way, arrived = '']): GuestRow => ({ key: `talos | ${way}`, version: 'ad88231', arrived, how: 'read' }),
  ),
  ...[
    ['openstack | HTTP', 'name, keys'],
    ['ec2 | HTTP', 'name, keys'],
    ['config-drive | an ISO image', 'name, keys'],
    ['nocloud | an ISO image', 'name and keys of the user-data, address, gateway'],
  ].map(
    ([way, arrived = '']): GuestRow => ({
      key: `afterburn | ${way}`,
      version: '790aa94',
      arrived,
      how: 'read',
    }),
  ),
];

const head = '| guest | layout | by | version | arrived | how |\n| --- | --- | --- | --- | --- | --- |\n';
const table = /(<!-- runs of guests -->\n)([\s\S]*?)(<!-- end -->)/;

export function rowsIn(document: string): readonly GuestRow[] {
  const [, , lines = ''] = table.exec(document) ?? [];
  return lines
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => {
      const [guest, layout, by, version = '', arrived = '', how] = line.slice(2, -2).split(' | ');
      return { key: [guest, layout, by].join(' | '), version, arrived, how: how === 'ran' ? 'ran' : 'read' };
    });
}

/** The document with these rows in the place of those that have their keys; rows of what nobody runs any more are gone. */
export function withRows(document: string, rows: readonly GuestRow[]): string {
  const before = rowsIn(document);
  const all = [
    ...runs.flatMap((run) => {
      const isIt = ({ key }: GuestRow): boolean => key === keyOf(run);
      return rows.find(isIt) ?? before.find(isIt) ?? [];
    }),
    ...read,
  ];
  const lines = all.map(
    ({ key, version, arrived, how }) => `| ${[key, version, arrived, how].join(' | ')} |\n`,
  );
  return document.replace(table, (_, start: string, __, end: string) =>
    [start, head, ...lines, end].join(''),
  );
}
