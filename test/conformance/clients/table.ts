import { type Client, type ClientRun, type CloudInit, clients } from './clients.js';

/** A row of docs/clients.md, one a client and version; its key is all that stands before what was measured. */
export interface Row {
  readonly key: string;
  readonly measured: readonly string[];
  /** The class of the time, which machines may see differently. */
  readonly time: string;
}

export function rowOf(client: Client, { version }: CloudInit, { answer, requests }: ClientRun): Row {
  const refused = requests.filter(({ status }) => status < 200 || status > 299).length;
  return {
    key: [nameOf(client), version].join(' | '),
    measured: [
      client.by === 'HTTP' ? String(requests.length) : 'none',
      String(refused),
      String(answer.warnings.length),
      networkOf(answer.network),
      answer.vendor_data.length > 0 ? 'yes' : 'no',
    ],
    time: timeClass(answer.seconds),
  };
}

const timeClass = (seconds: number): string =>
  ['0.5', '1', '5'].map((limit) => (seconds < Number(limit) ? `< ${limit} s` : '')).find(Boolean) ?? '> 5 s';

/** How much of the device's network arrives: its addresses, DHCP in their place, or nothing. */
export function networkOf(network: unknown): string {
  const text = JSON.stringify(network);
  if (text.includes('192.0.2.10')) return 'whole';
  return text.includes('dhcp4') ? 'DHCP' : 'none';
}

const marker =
  '| layout | by | data source | cloud-init | requests | not 2xx | warnings | network | vendor-data | time |';
const rule = '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |';

/** The rows that the document has. */
export function rowsIn(document: string): readonly Row[] {
  const [, table = ''] = document.split(`${marker}\n${rule}\n`);
  const lines = table.split('\n\n', 1)[0]?.split('\n').filter(Boolean) ?? [];
  return lines.map((line) => {
    const cells = line.slice(2, -2).split(' | ');
    return { key: cells.slice(0, 4).join(' | '), measured: cells.slice(4, 9), time: cells[9] ?? '' };
  });
}

/** The document with these rows in the place of those that have their keys, clients in their order. */
export function withRows(document: string, rows: readonly Row[]): string {
  const [before = '', after = ''] = document.split(`${marker}\n${rule}\n`);
  const rest = after.includes('\n\n') ? after.slice(after.indexOf('\n\n')) : '\n';
  const kept = rowsIn(document).filter(({ key }) => !rows.some((row) => row.key === key));
  const all = [...rows, ...kept].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const lines = all.map(({ key, measured, time }) => `| ${[key, ...measured, time].join(' | ')} |`);
  return `${before}${marker}\n${rule}\n${lines.join('\n')}${rest}`;
}

/** What tells a row of one client from those of others. */
export const nameOf = ({ layout, by, source }: Client): string => [layout, by, source].join(' | ');

function placeOf({ key }: Row): string {
  const client = clients.findIndex((candidate) => key.startsWith(`${nameOf(candidate)} | `));
  return `${String(client).padStart(3, '0')} ${key}`;
}
