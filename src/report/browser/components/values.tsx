import { useState } from 'preact/hooks';
import type { ValueDetails } from '../../data/device-details.js';

/** Those that a file says; defaults where somebody asks for them. */
export function Values({ values }: { readonly values: readonly ValueDetails[] }) {
  const [hasDefaults, setDefaults] = useState(false);
  const defaults = values.filter(isDefault).length;
  return (
    <>
      <div class="scroller" tabIndex={0} role="group" aria-label="Values">
        <table class="values">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Value</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {values
              .filter((value) => hasDefaults || !isDefault(value))
              .map((value, index) => (
                <Value key={index} value={value} />
              ))}
          </tbody>
        </table>
      </div>
      {defaults > 0 && (
        <button type="button" class="button beneath" onClick={() => setDefaults(!hasDefaults)}>
          {hasDefaults ? 'Hide' : 'Show'} {defaults} {defaults === 1 ? 'default' : 'defaults'}
        </button>
      )}
    </>
  );
}

const isDefault = ({ origin }: ValueDetails): boolean => origin === 'default';

const Value = ({
  value: { key, value, origin, renderedFrom, overrode },
}: {
  readonly value: ValueDetails;
}) => (
  <tr>
    <th scope="row">{key}</th>
    <td>
      {value}
      {renderedFrom !== undefined && <div class="beside">{renderedFrom}</div>}
    </td>
    <td>
      {origin}
      {overrode.map((below, index) => (
        <div key={index} class="beside">
          overrides {below.value} of {below.origin}
        </div>
      ))}
    </td>
  </tr>
);
