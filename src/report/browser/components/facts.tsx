import type { Row } from '../../data/row.js';
import type { LiveDevice } from '../data/live.js';
import { CopyButton } from './copy-button.js';

/** What a device is called and by what it is known. */
export function Facts({ row, live }: { readonly row: Row; readonly live: LiveDevice | undefined }) {
  const { hostname, fqdn, address, macs, uuid, serial, instanceId, source, digest } = row;
  const facts: readonly (readonly [string, string])[] = [
    ['Hostname', fqdn === '' ? hostname : fqdn],
    ['Management IP', address],
    ...macs.map((mac): [string, string] => ['MAC', mac]),
    ['UUID', uuid],
    ['Serial', serial],
    ['Instance id', instanceId],
    ['Written in', source],
    ['Digest', digest.slice(0, 16)],
    ...(live === undefined ? [] : liveFacts(live)),
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name + value}>
            <dt>{name}</dt>
            <dd>
              <span class="value">{value}</span>
              <CopyButton text={name === 'Digest' ? digest : value} what={name} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function liveFacts({ state, first, finished, changed }: LiveDevice): readonly (readonly [string, string])[] {
  const time = (utc: string | null): string =>
    utc === null ? '' : `${utc.slice(0, 19).replace('T', ' ')} UTC`;
  return [
    ['Boot state', state],
    ['First request', time(first)],
    ['Done', time(finished)],
    ['Changed', time(changed === '' ? null : changed)],
  ];
}
