import { parseFqdn, parseHostname, parseSearchDomain } from '../../domain/hostname.js';
import { parseInstanceId } from '../../domain/instance-id.js';
import { parseInterfaceName } from '../../domain/interface-name.js';
import { familyOf, parseInterfaceAddress, parseIpAddress } from '../../domain/ip-address.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import { parseMac } from '../../domain/mac-address.js';
import { parseSerial } from '../../domain/serial.js';
import { parseUuid } from '../../domain/uuid.js';
import type { SourceLoss } from '../loss.js';
import { prefixOf } from '../network/prefix.js';
import { ValueTaker } from '../site/value-taker.js';
import type { Meaning } from './known-columns.js';
import { varName } from './var-name.js';

interface Row {
  readonly columns: readonly { readonly name: string; readonly meaning: Meaning | undefined }[];
  readonly cells: readonly string[];
}

/** What a row says of a device; its id is found among `names`. */
export function rowFields(
  { columns, cells }: Row,
  place: { readonly file: string; readonly line: number },
): {
  readonly names: readonly string[];
  readonly type: string;
  readonly fields: JsonObject;
  readonly losses: readonly SourceLoss[];
} {
  const taker = new ValueTaker({ ...place, column: 1 });
  const at = (meaning: Meaning): string => all(meaning)[0] ?? '';
  const all = (meaning: Meaning): readonly string[] =>
    columns.flatMap((column, index) =>
      column.meaning === meaning && (cells[index] ?? '') !== '' ? [cells[index] as string] : [],
    );
  const words = (meaning: Meaning): readonly string[] =>
    all(meaning)
      .flatMap((text) => text.split(/[\s,;|]+/))
      .filter((word) => word !== '');
  const vars = Object.fromEntries(
    columns.flatMap(({ name, meaning }, index) => {
      const cell = cells[index] ?? '';
      return meaning === undefined && name !== '' && cell !== '' ? [[varName(name), cell] as const] : [];
    }),
  );
  const written = at('hostname');
  const host = written.split('.')[0] ?? '';
  const full =
    at('fqdn') ||
    (written.includes('.') ? written : '') ||
    (at('domain') !== '' && host !== '' ? `${host}.${at('domain')}` : '');
  const fields: JsonObject = {
    ...taker.field('hostname', host || full.split('.')[0], parseHostname, { what: `the host name` }),
    ...taker.field('fqdn', full, parseFqdn),
    ...taker.field('instance_id', at('instance_id'), parseInstanceId),
    ...taker.field('uuid', at('uuid'), parseUuid),
    ...taker.field('serial', at('serial'), parseSerial),
    ...networkOf({ at, words, taker }),
    ...(Object.keys(vars).length > 0 && { vars }),
  };
  return { names: [at('id') || host || full], type: at('type'), fields, losses: taker.losses };
}

interface Cells {
  readonly at: (meaning: Meaning) => string;
  readonly words: (meaning: Meaning) => readonly string[];
  readonly taker: ValueTaker;
}

function networkOf({ at, words, taker }: Cells): JsonObject {
  const prefix = /^\/?\d+$/.test(at('prefix'))
    ? at('prefix').replace('/', '')
    : prefixOf(at('prefix'))?.toString();
  const addresses = words('address').flatMap((word) => {
    const whole = word.includes('/') || prefix === undefined ? word : `${word}/${prefix}`;
    if (!whole.includes('/') && parseIpAddress(whole).ok) return [];
    return (
      taker.field('value', whole, (text) => parseInterfaceAddress(text), { what: 'the address' }).value ?? []
    );
  });
  // One that is wrong was told of above.
  const bare = words('address')
    .map((word) => word.replace(/\/.*$/, ''))
    .find((word) => parseIpAddress(word).ok);
  const gateway = parseIpAddress(at('gateway'));
  const key = gateway.ok && familyOf(gateway.value) === 6 ? 'gateway6' : 'gateway4';
  const servers = words('nameservers').flatMap(
    (word) =>
      taker.field('value', word, (text) => parseIpAddress(text), { what: 'the name server' }).value ?? [],
  );
  const search = words('search').flatMap(
    (word) => taker.field('value', word, parseSearchDomain, { what: 'the search domain' }).value ?? [],
  );
  const nic: JsonObject = {
    ...taker.field('mac', at('mac'), parseMac),
    ...(addresses.length > 0 && { addresses }),
    ...(addresses.length > 0 ? taker.field(key, at('gateway'), (text) => parseIpAddress(text)) : {}),
    ...(servers.length + search.length > 0 && {
      nameservers: { ...listOf('addresses', servers), ...listOf('search', search) },
    }),
    ...(/^\d+$/.test(at('mtu')) && { mtu: Number(at('mtu')) }),
    ...taker.field('bridge', at('bridge'), parseInterfaceName),
    ...(/^[1-9]\d{0,3}$/.test(at('vlan')) && { vlan_tag: Number(at('vlan')) }),
  };
  const name = taker.field('name', at('interface') || 'eth0', parseInterfaceName, { what: 'the interface' });
  return {
    ...taker.field('management_ip', at('management_ip') || bare, (text) => parseIpAddress(text)),
    ...(Object.keys(nic).length > 0 && {
      interfaces: [
        {
          name: name.name ?? 'eth0',
          ...(nic.mac === undefined && at('interface') === '' && { match: { name: anyNic } }),
          ...nic,
          ...(addresses.length === 0 && { dhcp4: true }),
        },
      ],
    }),
  };
}

/** The only NIC of a machine of which a table says neither MAC nor name: eth0, enp1s0, ens3. */
const anyNic = 'e*';

const listOf = (key: string, values: readonly JsonValue[]): JsonObject =>
  values.length === 0 ? {} : { [key]: values };
