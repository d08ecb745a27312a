import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Fleet } from '../data/fleet.js';
import type { Live } from '../data/live.js';
import { type FleetQuery, hashOf } from '../data/route.js';
import { found, prepareSearch } from '../data/search.js';
import { Filters } from './filters.js';
import { FleetTable } from './fleet-table.js';
import { Message } from './message.js';
import { SearchField } from './search-field.js';

export function FleetPage({
  fleet,
  query,
  live,
}: {
  readonly fleet: Fleet;
  readonly query: FleetQuery;
  readonly live: Live['devices'];
}) {
  const { rows, failure } = useRows(fleet);
  const shown = useMemo(() => found({ rows, query, live }), [rows, query, live]);
  const ask = (change: Partial<FleetQuery>): void => {
    history.replaceState(null, '', hashOf({ ...query, ...change }));
    window.dispatchEvent(new Event('hashchange'));
  };
  const { devices, images, files } = fleet.site.totals;
  return (
    <>
      <div class="heading">
        <h1>Fleet</h1>
        <p class="sums">
          {number(devices)} {devices === 1 ? 'device' : 'devices'}, {number(images)} images, {number(files)}{' '}
          files
        </p>
      </div>
      <div class="tools">
        <SearchField text={query.search} onText={(search) => ask({ search })} />
        <Filters rows={rows} query={query} ask={ask} live={live} />
      </div>
      {failure !== undefined && <Message title="Some devices are missing" text={failure} />}
      <p class="found" role="status">
        {isNarrowed(query) ? `${number(shown.length)} of ${number(devices)} devices` : ''}
        {rows.length < devices && failure === undefined ? ` (${number(rows.length)} loaded)` : ''}
      </p>
      {shown.length === 0 && fleet.isComplete() ? (
        <Nothing devices={devices} onClear={() => ask({ search: '', type: '', group: '', state: '' })} />
      ) : (
        <FleetTable rows={shown} query={query} ask={ask} live={live} />
      )}
    </>
  );
}

function useRows(fleet: Fleet) {
  const [rows, setRows] = useState(fleet.rows());
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    fleet
      .loadRows(() => {
        prepareSearch(fleet.rows());
        setRows(fleet.rows());
      })
      .catch(() => setFailure('The site was published again since this page was opened. Reload the page.'));
  }, [fleet]);
  return { rows, failure };
}

const isNarrowed = ({ search, type, group, state }: FleetQuery): boolean =>
  search !== '' || type !== '' || group !== '' || state !== '';

function Nothing({ devices, onClear }: { readonly devices: number; readonly onClear: () => void }) {
  if (devices === 0)
    return <Message title="No devices" text="The inventory of this site has no device yet." />;
  return (
    <Message
      title="No device matches"
      text="Search looks at ids, names, types, groups, addresses, MACs, UUIDs and serial numbers."
    >
      <button type="button" class="button" onClick={onClear}>
        Show all devices
      </button>
    </Message>
  );
}

const number = (value: number): string => value.toLocaleString('en-US');
