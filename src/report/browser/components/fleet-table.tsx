import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row } from '../../data/row.js';
import type { LiveDevice } from '../data/live.js';
import type { FleetQuery } from '../data/route.js';
import { columns } from './fleet-columns.js';
import { FleetRow } from './fleet-row.js';
import { SortButton } from './sort-button.js';

interface FleetTableProps {
  readonly rows: readonly Row[];
  readonly query: FleetQuery;
  readonly ask: (change: Partial<FleetQuery>) => void;
  readonly live: ReadonlyMap<string, LiveDevice>;
}

/** The table: of thousands of rows those that can be seen are there, and two gaps that are as high as the others. */
export function FleetTable({ rows, query, ask, live }: FleetTableProps) {
  const body = useRef<HTMLTableElement>(null);
  const { start, end, rowHeight } = useWindow(body, rows.length);
  const shown = columns(live.size > 0);
  const moveTo = (index: number): void => {
    const at = Math.min(Math.max(index, 0), rows.length - 1);
    showRow(body.current, { at, rowHeight });
    // The row may not be there before the window has moved.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        body.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus(),
      ),
    );
  };
  return (
    <table class="fleet" ref={body} aria-rowcount={rows.length + 1} role="table">
      <caption class="hidden">Devices of the site</caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {shown.map((column) => (
            <th
              key={column.name}
              scope="col"
              role="columnheader"
              class={column.name}
              aria-sort={sortOf(query, column.name)}
            >
              <SortButton column={column} query={query} ask={ask} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={(event) => onRowKey(event, moveTo)}>
        <Gap rows={start} rowHeight={rowHeight} />
        {rows.slice(start, end).map((row, offset) => (
          <FleetRow key={row.id} row={row} index={start + offset} columns={shown} live={live.get(row.id)} />
        ))}
        <Gap rows={rows.length - end} rowHeight={rowHeight} />
      </tbody>
    </table>
  );
}

const Gap = ({ rows, rowHeight }: { readonly rows: number; readonly rowHeight: number }) =>
  rows <= 0 ? null : <tr class="gap" aria-hidden="true" style={{ height: `${rows * rowHeight}px` }} />;

const sortOf = ({ sort, isDescending }: FleetQuery, name: string) => {
  if (sort !== name) return undefined;
  return isDescending ? 'descending' : 'ascending';
};

/** Rows above and below what can be seen. */
const margin = 12;
const phone = '(max-width: 720px)';
const heights = { wide: 45, phone: 104 };

/** The part of the rows that can be seen, by the place of the page. */
function useWindow(table: { readonly current: HTMLTableElement | null }, count: number) {
  const [{ start, end, rowHeight }, setRange] = useState({ start: 0, end: 40, rowHeight: heights.wide });
  useLayoutEffect(() => {
    const query = window.matchMedia(phone);
    const look = (): void => {
      const height = query.matches ? heights.phone : heights.wide;
      const top = table.current?.tBodies[0]?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / height) - margin);
      const last = Math.min(count, Math.ceil((window.innerHeight - top) / height) + margin);
      setRange((known) =>
        known.start === first && known.end === last && known.rowHeight === height
          ? known
          : { start: first, end: Math.max(last, first), rowHeight: height },
      );
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [count]);
  return { start: Math.min(start, count), end: Math.min(end, count), rowHeight };
}

function showRow(table: HTMLTableElement | null, { at, rowHeight }: { at: number; rowHeight: number }): void {
  const top = table?.tBodies[0]?.getBoundingClientRect().top;
  if (top === undefined) return;
  const [from, to] = [top + at * rowHeight, top + (at + 1) * rowHeight];
  const covered = 120;
  if (from < covered) window.scrollBy({ top: from - covered });
  else if (to > window.innerHeight - rowHeight) window.scrollBy({ top: to - window.innerHeight + rowHeight });
}

const page = 15;

function onRowKey(event: KeyboardEvent, moveTo: (index: number) => void): void {
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-index]') : null;
  if (row === null) return;
  const index = Number(row.dataset.index);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: Number.MAX_SAFE_INTEGER,
  };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  if (next < 0 && event.key === 'ArrowUp') document.getElementById('search')?.focus();
  else moveTo(next);
}
