import { notImportable } from '../../diagnostics/catalogue/import.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { lossMessage, type SourceLoss } from '../loss.js';
import { numbered, uniqueIds } from '../site/device-ids.js';
import { protectedText } from '../site/protected.js';
import { type ImportedFolder, siteFiles } from '../site/site-files.js';
import { Uniqueness } from '../site/uniqueness.js';
import { meaningOf } from './known-columns.js';
import { readTable } from './read-table.js';
import { rowFields } from './row-fields.js';
import { varName } from './var-name.js';

/** A table with a header of anybody's as a table of devices. */
export function convertTable(source: ImportSource): Imported {
  const { file } = source;
  const refuse = (found: string, expected: string): Imported => ({
    diagnostics: [notImportable({ file, line: 1, column: 1 }, { found, expected })],
    taken: {},
  });
  if ('files' in source) return refuse('this is a folder', 'one CSV file');
  const decoded = decodeUtf8(source.bytes);
  if (!decoded.ok) return refuse('the file is not UTF-8', 'text in UTF-8');
  const { header, rows } = readTable(decoded.text);
  const columns = header.map((name) => ({ name, meaning: meaningOf(name) }));
  const isNamed = columns.some(
    ({ meaning }) => meaning === 'id' || meaning === 'hostname' || meaning === 'fqdn',
  );
  if (!isNamed)
    return refuse(
      'no column of the header names the machines',
      'a header with a column like hostname, name, vm or fqdn',
    );
  if (rows.length === 0) return refuse('there are no rows', 'a row for each machine below the header');
  const losses: SourceLoss[] = [];
  const read = rows.map(({ cells, line }) => rowFields({ columns, cells }, { file, line }));
  const ids = uniqueIds(read.map(({ names }) => names));
  const unique = new Uniqueness();
  const types = new Map<string, string>();
  const taken = new Set<string>();
  const records = read.map(({ fields, type, losses: lost }, index) => {
    const id = ids[index] as string;
    const checked = unique.checked(fields, { id, file, line: rows[index]?.line ?? 1 });
    losses.push(...lost, ...checked.losses);
    const wanted = type || 'vm';
    const name = types.get(wanted) ?? numbered(folderName(wanted), taken);
    types.set(wanted, name);
    taken.add(name);
    const { hostname, ...others } = checked.fields;
    return flat({
      id,
      type: name,
      ...(hostname !== id && hostname !== undefined && { hostname }),
      ...others,
    });
  });
  const folders = [...types.values()].map(
    (name): ImportedFolder => ({ kind: 'type', name, fields: { user_data: [] } }),
  );
  const site = siteFiles({ site: {}, folders, devices: [], notes: notesOf(columns) }, { origin: file });
  return {
    ...site,
    files: [...(site.files ?? []), { path: 'devices/devices.csv', content: tableText(records) }],
    diagnostics: losses.map(lossMessage),
    taken: { devices: records.length, types: folders.length },
  };
}

const folderName = (text: string): string => {
  const name = text
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .toLowerCase();
  return name === '' ? 'vm' : name;
};

/** Which column became what. */
const notesOf = (
  columns: readonly { readonly name: string; readonly meaning: string | undefined }[],
): readonly string[] =>
  columns
    .filter(({ name }) => name !== '')
    .map(({ name, meaning }) => `column "${name}" became ${meaning ?? `vars.${varName(name)}`}`);

/** Nested values by dotted names, as the header of our own tables has them. */
function flat(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  return new Map(Object.entries(value).flatMap(([key, member]) => [...flat(member, below(key))]));
}

function tableText(records: readonly ReadonlyMap<string, string>[]): string {
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const lines = records.map((record) =>
    names.map((name) => quoted(protectedText(record.get(name) ?? ''))).join(','),
  );
  return `${[names.map(quoted).join(','), ...lines].join('\n')}\n`;
}

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$|^#/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
