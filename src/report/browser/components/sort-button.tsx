import type { FleetQuery } from '../data/route.js';
import type { Column } from './fleet-columns.js';

export function SortButton({
  column: { name, title },
  query,
  ask,
}: {
  readonly column: Column;
  readonly query: FleetQuery;
  readonly ask: (change: Partial<FleetQuery>) => void;
}) {
  const isSorted = query.sort === name;
  const sort = (): void => ask({ sort: name, isDescending: isSorted && !query.isDescending });
  return (
    <button type="button" class="sort" onClick={sort}>
      {title}
      <svg class={isSorted ? 'arrow on' : 'arrow'} viewBox="0 0 8 8" aria-hidden="true" focusable="false">
        <path d={isSorted && query.isDescending ? 'M1 2.500h6L4 6z' : 'M1 5.500h6L4 2z'} />
      </svg>
    </button>
  );
}
