import { parseInterfaceName } from '../../domain/interface-name.js';
import type { JsonObject } from '../../domain/json.js';
import { parseMac } from '../../domain/mac-address.js';
import { parseSerial } from '../../domain/serial.js';
import type { TextPlaceAt } from '../../domain/text-place.js';
import { parseUuid } from '../../domain/uuid.js';
import type { SourceLoss } from '../loss.js';
import { ValueTaker } from '../site/value-taker.js';
import { childAt, elementsNamed, type XmlElement } from '../xml/read-xml.js';

export interface Domain {
  readonly file: string;
  readonly element: XmlElement;
  readonly placeAt: TextPlaceAt;
}

/** What a domain says of a machine. Source: https://libvirt.org/formatdomain.html. */
export function domainFields(
  { file, element, placeAt }: Domain,
  { id }: { readonly id: string },
): {
  readonly fields: JsonObject;
  readonly losses: readonly SourceLoss[];
  readonly notes: readonly string[];
} {
  const taker = new ValueTaker({ file, ...placeAt(element.at) });
  const notes: string[] = [];
  const serial = elementsNamed(element, 'entry')
    .find(({ attributes }) => attributes.name === 'serial')
    ?.text.trim();
  const isUrl = /^ds=nocloud/.test(serial ?? '');
  if (isUrl)
    notes.push(
      `${id}: its SMBIOS serial leads to a seed by URL (${serial?.replace(/^.*?;s=|;.*$/g, '')}); attach writes another one`,
    );
  for (const disk of elementsNamed(element, 'disk')) {
    const path = childAt(disk, 'source')?.attributes.file;
    if (disk.attributes.device === 'cdrom' && path !== undefined)
      notes.push(`${id}: its CD-ROM is ${path}; if that is its seed: seedpress import seed ${path}`);
  }
  const interfaces = elementsNamed(element, 'interface').map((nic, index) => {
    const own = new ValueTaker({ file, ...placeAt(nic.at) });
    const fields = nicFields(nic, { name: `eth${index}`, taker: own });
    taker.losses.push(...own.losses);
    return fields;
  });
  return {
    fields: {
      ...taker.field('uuid', childAt(element, 'uuid')?.text.trim(), parseUuid),
      ...(!isUrl && taker.field('serial', serial, parseSerial)),
      ...(interfaces.length > 0 && { interfaces }),
    },
    losses: taker.losses,
    notes,
  };
}

function nicFields(
  nic: XmlElement,
  { name, taker }: { readonly name: string; readonly taker: ValueTaker },
): JsonObject {
  const { bridge, network, dev } = childAt(nic, 'source')?.attributes ?? {};
  const tag = childAt(nic, 'vlan', 'tag')?.attributes.id;
  const tap = childAt(nic, 'target')?.attributes.dev;
  if (bridge === undefined && network !== undefined)
    taker.lose(`the network "${network}" of ${name}`, 'a bridge of the host');
  if (dev !== undefined && bridge === undefined)
    taker.lose(`the device "${dev}" of the host, below ${name},`, 'a bridge of the host');
  return {
    name,
    ...taker.field('mac', childAt(nic, 'mac')?.attributes.address, parseMac),
    dhcp4: true,
    ...taker.field('bridge', bridge, parseInterfaceName),
    ...(tag !== undefined && /^\d+$/.test(tag) && { vlan_tag: Number(tag) }),
    // libvirt makes up vnet0 and the like at each start.
    ...(tap !== undefined &&
      !/^(?:vnet|macvtap|tap)\d+$/.test(tap) &&
      taker.field('tap', tap, parseInterfaceName)),
  };
}
