import { topsOf } from '../../domain/known-layouts.js';
import type { KnownLayouts } from '../../domain/layout.js';
import { parseNamespace, parseVersion } from '../../domain/namespace.js';
import { latestVersion, openstackDates } from '../../domain/openstack-version.js';
import { defaultSecretPath, parseSecretPath } from '../../domain/secret-path.js';
import { parseServerAddress } from '../../domain/server-address.js';
import { accessKinds, imageFormats, imageWriters, instanceIdKinds } from '../../domain/site.js';
import { groupNames, networkConfig, siteDefaults, userDataFormat } from './device.js';
import { choice, integer, listOf, may, parsedText, record, text } from './fields.js';
import { guestFields } from './guest.js';

/** devices/site.yaml. Layouts and images are those that the floors above can write. */
export function siteSchema(known: KnownLayouts) {
  const [layouts, images] = [Object.keys(known.layouts), Object.keys(known.images)];
  const tops = topsOf(known);
  return record(
    {
      namespace: may(
        parsedText((name) => parseNamespace(name, { tops }), {
          code: 'namespace',
          example: 'nsfocus',
        }),
        'First segment of the metadata tree.',
      ),
      versions: may(
        listOf(parsedText(parseVersion, { code: 'version', example: '"1.0"' }), {
          of: 'versions, like ["1.0", latest]',
        }).min(1, { error: 'at least one version, like ["1.0", latest]' }),
        'Versions of the metadata tree, the newest last. All have the same content.',
      ),
      server: may(
        record(
          {
            address: may(
              parsedText(parseServerAddress, { code: 'server-address', example: '111.0.0.2' }),
              'Address or name at which the VMs reach the server.',
            ),
            port: may(integer({ min: 1, max: 65_535 }), 'TCP port of the server.'),
          },
          { what: 'the server', example: '{ address: 111.0.0.2, port: 80 }' },
        ),
        'The server that the VMs read their data from.',
      ),
      layouts: may(
        listOf(choice(layouts), { of: `layouts, which are ${layouts.join(', ')}` }),
        'Trees to write under out/current/www/<device>/.',
      ),
      images: may(
        listOf(choice(images), { of: `images, which are ${images.join(', ')}` }),
        'Seed images of each device, and files for VMware or a boot partition. An empty list means none.',
      ),
      instance_id: may(
        choice(instanceIdKinds),
        'What the instance-id is made from. cloud-init runs its per-instance steps once for each instance-id.',
      ),
      openstack_versions: may(
        listOf(choice([...openstackDates, latestVersion]), {
          of: 'versions, like [2018-08-27, latest]',
        }),
        "Folders of OpenStack's tree over HTTP. latest is always among them, and our web servers answer every date with it.",
      ),
      image_writer: may(
        choice(imageWriters),
        'What writes the images: seedpress itself (embedded) or genisoimage.',
      ),
      image_format: may(
        choice(imageFormats),
        'File system of the images: iso9660 for a CD-ROM drive, vfat for a disk.',
      ),
      network_config: may(
        networkConfig(),
        "Version of cloud-init's network configuration, or its template. disabled keeps the network of the image.",
      ),
      user_data_format: userDataFormat(),
      groups: groupNames(),
      access: may(
        choice(accessKinds),
        'How the server decides whose data a client may read: by its address, by a token in the URL, or not at all.',
      ),
      token_secret: may(
        parsedText(parseSecretPath, { code: 'token-secret', example: defaultSecretPath }),
        'File with the secret that tokens are made with: a path relative to the root, or absolute.',
      ),
      cloud_init_schema: may(
        text({ example: 'schema.json' }).min(1),
        "cloud-init's schema of cloud-configs: a file below the root. Needed only where cloud-init is not installed.",
      ),
      ...guestFields(known),
      defaults: may(siteDefaults(known), 'Fields for all devices. Types, groups and devices override them.'),
    },
    { what: 'the site', example: '{ namespace: lab }' },
  );
}
