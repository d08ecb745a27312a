import { parseFqdn, parseHostname, parseSearchDomain } from '../../domain/hostname.js';
import { parseInterfaceName } from '../../domain/interface-name.js';
import { parseInterfaceAddress, parseIpAddress } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import { parseMac } from '../../domain/mac-address.js';
import { parseSerial } from '../../domain/serial.js';
import { parseUuid } from '../../domain/uuid.js';
import type { SourceLoss } from '../loss.js';
import { managementAddress } from '../site/management-address.js';
import { publicKeyFields } from '../site/public-key-fields.js';
import { ValueTaker } from '../site/value-taker.js';
import { pairsOf, type Setting } from './read-config.js';

type Config = ReadonlyMap<string, Setting>;

interface MachineFields {
  readonly fields: JsonObject;
  readonly losses: readonly SourceLoss[];
  readonly notes: readonly string[];
}

/** What the settings of a machine say. Sources: qm(1), PVE/QemuServer.pm, PVE/QemuServer/Cloudinit.pm. */
export function machineFields(
  config: Config,
  { id, file }: { readonly id: string; readonly file: string },
): MachineFields {
  const losses: SourceLoss[] = [];
  const notes: string[] = [];
  const takerAt = (key: string): ValueTaker =>
    new ValueTaker({ file, line: config.get(key)?.line ?? 1, column: 1 });
  /** Fields that come of one setting. */
  const taken = (key: string, read: (value: string, taker: ValueTaker) => JsonObject): JsonObject => {
    const setting = config.get(key);
    if (setting === undefined) return {};
    const taker = takerAt(key);
    const fields = read(setting.value, taker);
    losses.push(...taker.losses);
    return fields;
  };
  const interfaces = interfacesOf(config, { taken, notes });
  const address = managementAddress({ interfaces });
  const custom = config.get('cicustom');
  if (custom !== undefined)
    notes.push(
      `cicustom hands out files of its own: seedpress import seed on ${[...pairsOf(custom.value).values()].join(', ')}`,
    );
  const fields: JsonObject = {
    ...taken('name', (value, taker) =>
      nameFields(value, { id, domain: config.get('searchdomain')?.value, taker }),
    ),
    ...taken('smbios1', smbiosFields),
    ...taken('ostype', (value) => (/^w/.test(value) ? { os: 'windows' } : {})),
    ...(address !== undefined && { management_ip: address }),
    ...taken('sshkeys', (value, taker) =>
      publicKeyFields(
        linesOf(value).map((key) => ({ key })),
        taker,
      ),
    ),
    ...nameserverFields(taken),
    ...(interfaces.length > 0 && { interfaces }),
    ...varsOf({ ...taken('ciuser', (value) => ({ user: value })), ...taken('cipassword', passwordFields) }),
  };
  return { fields, losses, notes };
}

type Taken = (key: string, read: (value: string, taker: ValueTaker) => JsonObject) => JsonObject;

const varsOf = (vars: JsonObject): JsonObject => (Object.keys(vars).length === 0 ? {} : { vars });

function nameFields(
  value: string,
  { id, domain, taker }: { id: string; domain: string | undefined; taker: ValueTaker },
): JsonObject {
  const [host = '', ...rest] = value.split('.');
  const full = rest.length > 0 ? value : domain && `${host}.${domain.split(/[\s,]+/)[0]}`;
  return {
    ...(host !== id && taker.field('hostname', host, parseHostname)),
    ...taker.field('fqdn', full, parseFqdn),
  };
}

function smbiosFields(value: string, taker: ValueTaker): JsonObject {
  const pairs = pairsOf(value);
  const isCoded = pairs.get('base64') === '1';
  const written = pairs.get('serial');
  const serial = isCoded && written !== undefined ? Buffer.from(written, 'base64').toString('utf8') : written;
  return {
    ...taker.field('uuid', pairs.get('uuid'), parseUuid),
    // An address of a seed: attach writes another one.
    ...(!/^ds=nocloud/.test(serial ?? '') && taker.field('serial', serial, parseSerial)),
  };
}

function nameserverFields(taken: Taken): JsonObject {
  const words = (value: string): readonly string[] => value.split(/[\s,;]+/).filter((word) => word !== '');
  const listed = (key: string, field: string, parse: Parameters<ValueTaker['field']>[2]): JsonObject =>
    taken(key, (value, taker) => {
      const fit = words(value).flatMap(
        (word) => taker.field('value', word, parse, { what: `the ${key}` }).value ?? [],
      );
      return fit.length === 0 ? {} : { [field]: fit };
    });
  const nameservers = {
    ...listed('nameserver', 'addresses', (word) => parseIpAddress(word)),
    ...listed('searchdomain', 'search', parseSearchDomain),
  };
  return Object.keys(nameservers).length === 0 ? {} : { nameservers };
}

function interfacesOf(
  config: Config,
  { taken, notes }: { taken: Taken; notes: string[] },
): readonly JsonObject[] {
  const numbers = [...config.keys()]
    .flatMap((key) => /^net(\d+)$/.exec(key)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  const hasAddresses = [...config.keys()].some((key) => /^ipconfig\d+$/.test(key));
  if (!hasAddresses && numbers.length > 0) notes.push('it has no ipconfig, so its NICs ask DHCP');
  return numbers.map((number) => ({
    name: `eth${number}`,
    ...taken(`net${number}`, nicFields),
    ...(hasAddresses ? taken(`ipconfig${number}`, addressFields) : { dhcp4: true }),
  }));
}

function nicFields(value: string, taker: ValueTaker): JsonObject {
  const pairs = pairsOf(value);
  const mac =
    pairs.get('macaddr') ??
    [...pairs.values()].find((each) => /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(each));
  const tag = Number(pairs.get('tag') ?? '');
  return {
    ...taker.field('mac', mac, parseMac),
    ...taker.field('bridge', pairs.get('bridge'), parseInterfaceName),
    ...(tag > 0 && { vlan_tag: tag }),
    ...(/^\d+$/.test(pairs.get('mtu') ?? '') &&
      Number(pairs.get('mtu')) >= 576 && { mtu: Number(pairs.get('mtu')) }),
  };
}

function addressFields(value: string, taker: ValueTaker): JsonObject {
  const pairs = pairsOf(value);
  const [ip = '', ip6 = ''] = [pairs.get('ip'), pairs.get('ip6')];
  const addresses = [ip, ip6]
    .filter((text) => !['', 'dhcp', 'auto', 'manual'].includes(text))
    .flatMap(
      (text) => taker.field('value', text, parseInterfaceAddressText, { what: 'the address' }).value ?? [],
    );
  return {
    ...(ip === 'dhcp' && { dhcp4: true }),
    ...(ip6 === 'dhcp' && { dhcp6: true }),
    ...(ip6 === 'auto' && { accept_ra: true }),
    ...(addresses.length > 0 && { addresses }),
    // A gateway is reached by an address of its family.
    ...(addresses.some(isFour) && taker.field('gateway4', pairs.get('gw'), parseIpText)),
    ...(addresses.some((each) => !isFour(each)) && taker.field('gateway6', pairs.get('gw6'), parseIpText)),
  };
}

const isFour = (address: string): boolean => !address.includes(':');
const parseInterfaceAddressText = (text: string) => parseInterfaceAddress(text);
const parseIpText = (text: string) => parseIpAddress(text);

/** A hash alone: Proxmox masks a password where it prints one, and nobody keeps one in plain text. */
function passwordFields(value: string, taker: ValueTaker): JsonObject {
  if (/^\$(?:5|6|y|2[aby]|1)\$/.test(value)) return { password_hash: value };
  taker.lose(
    'cipassword, which is masked or not a hash,',
    'a hash, as /etc/pve/qemu-server/VMID.conf has it',
  );
  return {};
}

function linesOf(encoded: string): readonly string[] {
  let text = encoded;
  try {
    text = decodeURIComponent(encoded);
  } catch {
    // Written by hand, then.
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
