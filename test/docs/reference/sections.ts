import type { z } from 'zod';
import type { JsonObject } from '../../../src/domain/json.js';
import { repeatSchema } from '../../../src/inventory/schema/device.js';
import { dhcpOverrides } from '../../../src/inventory/schema/dhcp-overrides.js';
import { labelledAddress } from '../../../src/inventory/schema/interface-address.js';
import { commonFields, nameservers } from '../../../src/inventory/schema/interface-common.js';
import {
  bondFields,
  bridgeFields,
  ethernetFields,
  vlanFields,
} from '../../../src/inventory/schema/interface-kinds.js';
import { route, routingRule } from '../../../src/inventory/schema/route.js';
import { schemasFor } from '../../../src/inventory/schema/schemas.js';
import { knownLayouts } from '../../../src/layouts/index.js';
import { bondSite, bridgeSite, nicSite, vlanSite } from './base-site.js';
import type { Place } from './carriers.js';
import { objectsIn, type Shape } from './shapes.js';

/** A heading of docs/reference.md with the fields below it. */
export interface Section {
  /** Its key in fields.yaml. */
  readonly name: string;
  readonly title: string;
  readonly intro: string;
  readonly shape: Shape;
  readonly place: Place;
  readonly base?: JsonObject;
}

export const schemas = schemasFor(knownLayouts);

const typeFile = ['templates/web/type.yaml'];
const deviceFile = ['devices/web-01.yaml'];
const otherPart = { 'templates/web/type.yaml': { user_data: [{ template: 'base.config' }, 'other.config'] } };
const include = { 'templates/web/type.yaml': { user_data: [{ include: { template: 'base.config' } }] } };
const oneFile = { 'devices/web-01.yaml': { files: [{ path: '/etc/motd', content: 'Hello\n' }] } };

const onlyObject = (schema: z.ZodType, key: string): Shape => {
  const found = objectsIn(schema).find((shape) => key in shape);
  if (found === undefined) throw new Error(`no mapping with ${key}`);
  return found;
};
const partShape = onlyObject(schemas.type.shape.user_data, 'upstart');

/** Of an interface by name, which has all kinds. */
const interfaceKind = (
  objectsIn(schemas.device)
    .filter((shape) => 'kind' in shape)
    .at(-1) as Shape
).kind as z.ZodType;

export const sections: readonly Section[] = [
  {
    name: 'site',
    title: 'devices/site.yaml',
    intro: 'Settings for the whole site. Every field has a default. The file is optional.',
    shape: schemas.site.shape,
    place: ['devices/site.yaml'],
  },
  {
    name: 'type',
    title: 'type.yaml and group.yaml',
    intro:
      '`templates/<type>/type.yaml` describes one kind of device. `templates/<group>/group.yaml` has settings that devices of any type can share ([groups](groups.md)).',
    shape: schemas.type.shape,
    place: typeFile,
  },
  {
    name: 'part',
    title: 'Parts',
    intro:
      'An entry of `user_data` or `vendor_data`. Instead of a mapping, you can write only the name of a template: its extension decides the kind of part.',
    shape: partShape,
    place: [...typeFile, 'user_data', 0],
    base: otherPart,
  },
  {
    name: 'include',
    title: 'Includes',
    intro:
      'A file that the guest fetches from the server: `include: { template: … }` in an entry of `user_data`.',
    shape: onlyObject(schemas.type.shape.user_data, 'once'),
    place: [...typeFile, 'user_data', 0, 'include'],
    base: include,
  },
  {
    name: 'device',
    title: 'Devices',
    intro:
      'A mapping in a YAML file below `devices/`, an entry of a list under `devices:`, or a row of a CSV file. The header of a CSV file has the names of fields, like `interfaces.0.mac`. `defaults` of site.yaml, type.yaml and group.yaml may have the same fields.',
    shape: schemas.device.shape,
    place: deviceFile,
  },
  {
    name: 'repeat',
    title: 'Fleets',
    intro:
      '`repeat: { from: 1, to: 20 }` in a file of `devices/` makes one device for each number from 1 to 20. `n` is the number. Use it in strings: `id: "web-{{ n | pad(2) }}"`.',
    shape: repeatSchema().shape,
    place: deviceFile,
  },
  {
    name: 'file',
    title: 'Files',
    intro: 'An entry of `files`: cloud-init writes it in the guest.',
    shape: onlyObject(schemas.device.shape.files, 'append'),
    place: [...deviceFile, 'files', 0],
    base: oneFile,
  },
  {
    name: 'nameservers',
    title: 'Name servers',
    intro: '`nameservers` of a device or of an interface.',
    shape: nameservers().shape,
    place: [...deviceFile, 'nameservers'],
  },
  {
    name: 'interface',
    title: 'Interfaces',
    intro:
      'An entry of `interfaces`. You can also write `interfaces` as a mapping by name, `interfaces: { eth0: { mtu: 9000 } }`. A mapping merges with the values of earlier levels of the cascade. All kinds of interfaces have these fields.',
    shape: { kind: interfaceKind, ...commonFields },
    place: [...deviceFile, 'interfaces', 0],
  },
  {
    name: 'address',
    title: 'Addresses',
    intro:
      'An entry of `addresses` of an interface, if it has more than the address: `addresses: [{ address: 192.0.2.11/24, label: "eth0:web" }]`.',
    shape: labelledAddress.shape,
    place: [...deviceFile, 'interfaces', 0, 'addresses', 0],
    base: firstInterface({ addresses: [{ address: '192.0.2.11/24' }] }),
  },
  {
    name: 'ethernet',
    title: 'Ethernet',
    intro: 'More fields of an interface that is a NIC (`kind: ethernet`, or no `kind`).',
    shape: ethernetFields,
    place: [...deviceFile, 'interfaces', 0],
    base: nicSite,
  },
  {
    name: 'bond',
    title: 'Bonds',
    intro: 'More fields of an interface with `kind: bond`. Times are in milliseconds.',
    shape: bondFields,
    place: [...deviceFile, 'interfaces', 3],
    base: bondSite,
  },
  {
    name: 'vlan',
    title: 'VLANs',
    intro: 'More fields of an interface with `kind: vlan`.',
    shape: vlanFields,
    place: [...deviceFile, 'interfaces', 2],
    base: vlanSite,
  },
  {
    name: 'bridge',
    title: 'Bridges',
    intro: 'More fields of an interface with `kind: bridge`. Times are in seconds.',
    shape: bridgeFields,
    place: [...deviceFile, 'interfaces', 3],
    base: bridgeSite,
  },
  {
    name: 'route',
    title: 'Routes',
    intro: 'An entry of `routes` of an interface.',
    shape: route.shape,
    place: [...deviceFile, 'interfaces', 0, 'routes', 0],
    base: firstInterface({ routes: [{ to: '10.0.0.0/8', via: '192.0.2.254' }] }),
  },
  {
    name: 'rule',
    title: 'Routing rules',
    intro: 'An entry of `routing_policy` of an interface.',
    shape: routingRule.shape,
    place: [...deviceFile, 'interfaces', 0, 'routing_policy', 0],
    base: firstInterface({ routing_policy: [{ from: '192.0.2.0/24', table: 100 }] }),
  },
  {
    name: 'dhcp',
    title: 'DHCP overrides',
    intro: '`dhcp4_overrides` and `dhcp6_overrides` of an interface.',
    shape: dhcpOverrides().shape,
    place: [...deviceFile, 'interfaces', 0, 'dhcp4_overrides'],
    base: firstInterface({ dhcp4: true }),
  },
];

function firstInterface(fields: JsonObject): JsonObject {
  return { 'devices/web-01.yaml': { interfaces: { 0: fields } as unknown as JsonObject } };
}
