import { bytesText } from '../../data/bytes-text.js';
import type { Row } from '../../data/row.js';
import type { LiveDevice } from '../data/live.js';
import { deviceHash } from '../data/route.js';
import type { Column } from './fleet-columns.js';
import { StateMark } from './state-mark.js';
import { TypeMark } from './type-mark.js';

export function FleetRow({
  row,
  index,
  columns,
  live,
}: {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly live: LiveDevice | undefined;
}) {
  const open = (event: MouseEvent): void => {
    const isOther = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
    const isSelecting = (getSelection()?.toString() ?? '') !== '';
    if (!isOther && !isSelecting) location.hash = deviceHash(row.id);
  };
  return (
    <tr role="row" aria-rowindex={index + 2} data-index={index} onClick={open}>
      {columns.map(({ name }) =>
        name === 'id' ? (
          <th key={name} scope="row" role="rowheader" class="id">
            <a href={deviceHash(row.id)}>{row.id}</a>
            {row.hostname !== row.id && <span class="beside">{row.hostname}</span>}
          </th>
        ) : (
          <td key={name} role="cell" class={name}>
            {cell(name, { row, live })}
          </td>
        ),
      )}
    </tr>
  );
}

function cell(
  name: Column['name'],
  { row, live }: { readonly row: Row; readonly live: LiveDevice | undefined },
) {
  const { type, groups, address, addresses, macs, uuid, images } = row;
  switch (name) {
    case 'id':
      return row.id;
    case 'type':
      return <TypeMark type={type} groups={groups} />;
    case 'address':
      return (
        <Few
          values={
            address === ''
              ? addresses
              : [address, ...addresses.filter((own) => !own.startsWith(`${address}/`))]
          }
        />
      );
    case 'mac':
      return <Few values={macs} />;
    case 'uuid':
      return <span title={uuid}>{uuid}</span>;
    case 'seeds':
      return images.length === 0 ? <span class="none">none</span> : seedsText(images);
    case 'state':
      return live && <StateMark state={live.state} />;
    case 'changed':
      return live === undefined || live.changed === '' ? null : (
        <time dateTime={live.changed}>{dayText(live.changed)}</time>
      );
  }
}

/** The first value, and how many there are beside it. */
const Few = ({ values }: { readonly values: readonly string[] }) => {
  const [first, ...others] = values;
  if (first === undefined) return <span class="none">none</span>;
  if (others.length === 0) return <>{first}</>;
  return (
    <span title={values.join('\n')}>
      {first} <span class="more">+{others.length}</span>
    </span>
  );
};

function seedsText(images: Row['images']): string {
  const known = images.flatMap(({ bytes }) => bytes ?? []);
  const count = `${images.length} ${images.length === 1 ? 'image' : 'images'}`;
  return known.length === 0 ? count : `${count}, ${bytesText(known.reduce((sum, bytes) => sum + bytes, 0))}`;
}

/** `2026-11-28 22:11`, as the server says it. */
const dayText = (utc: string): string => utc.slice(0, 16).replace('T', ' ');
