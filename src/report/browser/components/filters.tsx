import { useMemo } from 'preact/hooks';
import type { Row } from '../../data/row.js';
import type { Live } from '../data/live.js';
import type { FleetQuery } from '../data/route.js';
import { countsOf } from '../data/search.js';

/** Types as buttons while they are few, groups as a list to choose from. */
export function Filters({
  rows,
  query,
  ask,
  live,
}: {
  readonly rows: readonly Row[];
  readonly query: FleetQuery;
  readonly ask: (change: Partial<FleetQuery>) => void;
  readonly live: Live['devices'];
}) {
  const types = useMemo(() => countsOf(rows, ({ type }) => [type]), [rows]);
  const groups = useMemo(() => countsOf(rows, (row) => row.groups), [rows]);
  const states = useMemo(() => countsOf(rows, ({ id }) => live.get(id)?.state ?? []), [rows, live]);
  return (
    <div class="filters">
      {types.length > mostButtons ? (
        <Choice
          name="Type"
          all="All types"
          values={types}
          value={query.type}
          onValue={(type) => ask({ type })}
        />
      ) : (
        types.length > 1 && (
          <div class="chips" role="group" aria-label="Type">
            {types.map(([type, count]) => (
              <button
                key={type}
                type="button"
                class="chip"
                aria-pressed={query.type === type}
                onClick={() => ask({ type: query.type === type ? '' : type })}
              >
                {type} <span class="count">{count}</span>
              </button>
            ))}
          </div>
        )
      )}
      {groups.length > 0 && (
        <Choice
          name="Group"
          all="All groups"
          values={groups}
          value={query.group}
          onValue={(group) => ask({ group })}
        />
      )}
      {states.length > 0 && (
        <Choice
          name="State"
          all="All states"
          values={states}
          value={query.state}
          onValue={(state) => ask({ state })}
        />
      )}
    </div>
  );
}

const mostButtons = 6;

const Choice = ({
  name,
  all,
  values,
  value,
  onValue,
}: {
  readonly name: string;
  readonly all: string;
  readonly values: readonly (readonly [string, number])[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}) => (
  <label class="choice">
    <span class="hidden">{name}</span>
    <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">{all}</option>
      {values.map(([text, count]) => (
        <option key={text} value={text}>
          {text} ({count})
        </option>
      ))}
    </select>
  </label>
);
