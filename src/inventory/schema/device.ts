import * as z from 'zod';
import { parseDeviceId } from '../../domain/device-id.js';
import { parseGroupName } from '../../domain/group-name.js';
import { parseFileMode, parseFileOwner, parseGuestPath } from '../../domain/guest-file.js';
import { parseFqdn, parseHostname } from '../../domain/hostname.js';
import { parseInstanceId } from '../../domain/instance-id.js';
import { ownKeysOf } from '../../domain/known-layouts.js';
import type { KnownLayouts } from '../../domain/layout.js';
import { parseMetaDataKey } from '../../domain/meta-data-key.js';
import { networkConfigs } from '../../domain/network-form.js';
import { parseKeyName, parsePublicKey } from '../../domain/public-key.js';
import { parseSerial } from '../../domain/serial.js';
import { parseTemplateName } from '../../domain/template-name.js';
import { parseTypeName } from '../../domain/type-name.js';
import { userDataFormats } from '../../domain/user-data-format.js';
import { parseUuid } from '../../domain/uuid.js';
import { ipAddress } from './addresses.js';
import {
  choice,
  flag,
  free,
  integer,
  listOf,
  type MisfitParams,
  mapOf,
  may,
  parsedText,
  record,
  text,
} from './fields.js';
import { interfaces } from './interface.js';
import { nameservers } from './interface-common.js';
import { once, onceFor } from './once.js';

const fileMode = () => parsedText(parseFileMode, { code: 'file-mode', example: '"0644"' });

/** An entry of `files`. */
const file = once(() =>
  record(
    {
      path: parsedText(parseGuestPath, { code: 'guest-path', example: '/etc/motd' }).describe(
        'Absolute path of the file in the guest.',
      ),
      template: may(
        parsedText(parseTemplateName, { code: 'template-name', example: 'motd.txt' }),
        'Template that renders to the content.',
      ),
      file: may(
        parsedText(parseTemplateName, { code: 'template-name', example: 'logo.bin' }),
        'File of templates/<type>/ that is copied unchanged. It may be binary.',
      ),
      content: may(text({ example: '"some text\\n"' }), 'The content itself.'),
      mode: may(fileMode(), 'Permissions in octal, as for chmod.'),
      owner: may(
        parsedText(parseFileOwner, { code: 'file-owner', example: 'root:root' }),
        'Owner as user or user:group, by name.',
      ),
      defer: may(flag(), 'Writes the file after users are created and packages are installed.'),
      append: may(flag(), 'Adds the content to the end of the file instead of replacing it.'),
    },
    { what: 'a file', example: '{ path: /etc/motd, template: motd.txt }' },
  ).superRefine(({ path, template, file, content }, context) => {
    const sources = Object.entries({ template, file, content }).flatMap(([key, value]) =>
      value === undefined ? [] : [key],
    );
    if (sources.length === 1) return;
    const has = sources.length === 0 ? 'no template, file or content' : `both ${sources.join(' and ')}`;
    const params: MisfitParams = {
      code: 'file-source',
      found: `the file "${path}" has ${has}`,
      expected: 'one of them, like template: motd.txt',
    };
    context.addIssue({ code: 'custom', params: { ...params } });
  }),
);

export const placeholders = once(() =>
  mapOf(text({ example: '"#ip#"' }).min(1), text({ example: '"{{ device.management_ip }}"' }), {
    of: 'strings to their replacements, like { "#ip#": "{{ device.management_ip }}" }',
  }),
);

export const metaData = onceFor((known: KnownLayouts) => {
  const ownKeys = ownKeysOf(known);
  const key = parsedText((name) => parseMetaDataKey(name, { ownKeys }), {
    code: 'meta-data-key',
    example: 'rack',
  });
  return z.record(key, free(), { error: 'a mapping of keys and values, like { rack: r12 }' });
});

export const files = once(() =>
  listOf(file(), { of: 'files, like [{ path: /etc/motd, template: motd.txt }]' }),
);

export const networkConfig = once(() =>
  z.union([choice(networkConfigs), networkTemplate()], {
    error: `one of ${networkConfigs.join(', ')}, or a template, like { template: net.yaml }`,
  }),
);

const networkTemplate = () =>
  record(
    {
      template: parsedText(parseTemplateName, { code: 'template-name', example: 'net.yaml' }).describe(
        'Template of the file network-config. Guests get the rendered file unchanged.',
      ),
    },
    { what: 'network_config', example: '{ template: net.yaml }' },
  );

export const userDataFormat = () =>
  may(
    choice(userDataFormats),
    'How user-data is written. plain: one part, unchanged. mime: a MIME message. auto: plain if there is only one part and it needs no header, else mime.',
  );

export const guest = ({ guests }: KnownLayouts) =>
  may(choice(Object.keys(guests)), 'The program in the machine that reads the seed.');

/** The fields that a device may also inherit: from its type, from the site. */
export const inheritedFields = onceFor((known: KnownLayouts) => ({
  hostname: may(
    parsedText(parseHostname, { code: 'name-format', example: 'waf-ba-0001' }),
    'Host name without its domain.',
  ),
  fqdn: may(
    parsedText(parseFqdn, { code: 'name-format', example: 'waf-ba-0001.example.net' }),
    'Host name with its domain.',
  ),
  management_ip: may(ipAddress(), 'The address by which the server identifies the device.'),
  uuid: may(
    parsedText(parseUuid, { code: 'uuid-format', example: '6ba7b811-9dad-11d1-80b4-00c04fd430c8' }),
    'SMBIOS system-uuid.',
  ),
  serial: may(
    parsedText(parseSerial, { code: 'serial-format', example: '7CX-0042' }),
    'SMBIOS system-serial-number.',
  ),
  guest: guest(known),
  os: may(choice(['linux', 'windows']), 'Operating system. windows sets guest to cloudbase-init.'),
  interfaces: may(interfaces(), 'Network interfaces: a list, or a mapping by name.'),
  nameservers: may(
    nameservers(),
    'Name servers of the device. They are written to the interface that has the default route.',
  ),
  network_config: may(
    networkConfig(),
    "Version of cloud-init's network configuration, or its template. disabled keeps the network of the image.",
  ),
  user_data_format: userDataFormat(),
  public_keys: may(
    mapOf(
      parsedText(parseKeyName, { code: 'key-name', example: 'controller' }),
      parsedText(parsePublicKey, { code: 'public-key', example: '"ssh-ed25519 AAAAC3Nza… admin"' }),
      { of: 'names and public keys, like { controller: "ssh-ed25519 AAAAC3Nza… admin" }' },
    ),
    'SSH public keys, by name.',
  ),
  meta_data: may(metaData(known), 'More keys for meta_data.json and meta_data/<key>.'),
  files: may(files(), 'Files to write in the guest.'),
  placeholders: may(placeholders(), 'Strings to replace in every part, and their replacements.'),
  vars: may(
    z.record(z.string(), free(), { error: 'a mapping of values, like { rack: r12 }' }),
    'Values for templates, under names of your choice.',
  ),
  generation: may(
    integer({ min: 1, max: 1_000_000_000 }),
    'Raise it to make cloud-init run its per-instance steps again.',
  ),
  sealed: may(
    flag(),
    'seal and status --seal remove the parts, files and meta-data keys of this device from the published site.',
  ),
  signed: may(
    flag(),
    'The device checks the signature of its user-data before it runs any part. Needs build --sign.',
  ),
}));

export const groupNames = once(() =>
  may(
    listOf(parsedText(parseGroupName, { code: 'group-name', example: 'monitored' }), {
      of: 'groups, like [monitored, rack7]',
    }),
    'Groups: folders of templates/ with a group.yaml. They apply after the type, in this order.',
  ),
);

const typeName = () =>
  parsedText(parseTypeName, { code: 'type-name', example: 'waf' }).describe(
    'The kind of device: a folder below templates/.',
  );

/** One device as a file of devices/ writes it, after the cascade. */
export const deviceSchema = (known: KnownLayouts) =>
  record(
    {
      id: parsedText(parseDeviceId, { code: 'device-id', example: 'waf-ba-0001' }).describe(
        'Name of the device in files, host names and URLs: lower-case letters, digits and dashes.',
      ),
      type: typeName(),
      groups: groupNames(),
      instance_id: may(
        parsedText(parseInstanceId, { code: 'instance-id', example: 'i-0abc' }),
        'The instance-id of an existing machine, so that cloud-init does not treat it as a new machine.',
      ),
      ...inheritedFields(known),
    },
    { what: 'a device', example: '{ id: web-01, type: base }' },
  );

/** What one device reads as. */
export type DeviceFields = z.output<ReturnType<typeof deviceSchema>>;

/** `defaults` in a type.yaml. */
export const typeDefaults = (known: KnownLayouts) =>
  record(
    { groups: groupNames(), ...inheritedFields(known) },
    {
      what: 'the defaults of a type',
      example: '{ os: linux }',
      elsewhere: { id: 'a device', type: 'a device', instance_id: 'a device' },
    },
  );

/** `defaults` in a group.yaml. */
export const groupDefaults = (known: KnownLayouts) =>
  record(inheritedFields(known), {
    what: 'the defaults of a group',
    example: '{ os: linux }',
    elsewhere: {
      id: 'a device',
      type: 'a device',
      instance_id: 'a device',
      groups: 'a device, a type or the site',
    },
  });

/** `defaults` in devices/site.yaml. */
export const siteDefaults = (known: KnownLayouts) =>
  record(
    { type: typeName().optional(), groups: groupNames(), ...inheritedFields(known) },
    {
      what: 'the defaults of the site',
      example: '{ type: base }',
      elsewhere: { id: 'a device', instance_id: 'a device' },
    },
  );

const bound = () => integer({ min: 0, max: 1_000_000_000 });

/** `repeat` beside the fields of a device: one device for each number, both ends included. */
export const repeatSchema = once(() =>
  record(
    { from: bound().describe('First number.'), to: bound().describe('Last number.') },
    { what: 'repeat', example: '{ from: 1, to: 20 }' },
  ),
);
