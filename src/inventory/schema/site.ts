import { topsOf } from '../../domain/known-layouts.js';
import type { KnownLayouts } from '../../domain/layout.js';
import { parseNamespace, parseVersion } from '../../domain/namespace.js';
import { latestVersion, openstackDates } from '../../domain/openstack-version.js';
import { defaultSecretPath, parseSecretPath } from '../../domain/secret-path.js';
import { parseServerAddress } from '../../domain/server-address.js';
import { accessKinds, imageFormats, imageWriters, instanceIdKinds } from '../../domain/site.js';
import { groupNames, networkConfig, siteDefaults, userDataFormat } from './device.js';
import { choice, integer, listOf, parsedText, record, text } from './fields.js';
import { guestFields } from './guest.js';

/** devices/site.yaml. Layouts and images are those that the floors above can write. */
export function siteSchema(known: KnownLayouts) {
  const [layouts, images] = [Object.keys(known.layouts), Object.keys(known.images)];
  const tops = topsOf(known);
  return record(
    {
      namespace: parsedText((name) => parseNamespace(name, { tops }), {
        code: 'namespace',
        example: 'nsfocus',
      })
        .optional()
        .describe('First segment of the metadata tree.'),
      versions: listOf(parsedText(parseVersion, { code: 'version', example: '"1.0"' }), {
        of: 'versions, like ["1.0", latest]',
      })
        .min(1, { error: 'at least one version, like ["1.0", latest]' })
        .optional()
        .describe('Versions of the metadata tree, the newest last. All have the same content.'),
      server: record(
        {
          address: parsedText(parseServerAddress, { code: 'server-address', example: '111.0.0.2' })
            .optional()
            .describe('Address or name at which the VMs reach the server.'),
          port: integer({ min: 1, max: 65_535 }).optional().describe('TCP port of the server.'),
        },
        { what: 'the server', example: '{ address: 111.0.0.2, port: 80 }' },
      )
        .optional()
        .describe('The server that the VMs read their data from.'),
      layouts: listOf(choice(layouts), { of: `layouts, which are ${layouts.join(', ')}` })
        .optional()
        .describe('Trees to write under out/current/www/<device>/.'),
      images: listOf(choice(images), { of: `images, which are ${images.join(', ')}` })
        .optional()
        .describe(
          'Seed images of each device, and files for VMware or a boot partition. An empty list means none.',
        ),
      instance_id: choice(instanceIdKinds)
        .optional()
        .describe(
          'What the instance-id is made from. cloud-init runs its per-instance steps once for each instance-id.',
        ),
      openstack_versions: listOf(choice([...openstackDates, latestVersion]), {
        of: 'versions, like [2018-08-27, latest]',
      })
        .optional()
        .describe(
          "Folders of OpenStack's tree over HTTP. latest is always among them, and our web servers answer every date with it.",
        ),
      image_writer: choice(imageWriters)
        .optional()
        .describe('What writes the images: seedpress itself (embedded) or genisoimage.'),
      image_format: choice(imageFormats)
        .optional()
        .describe('File system of the images: iso9660 for a CD-ROM drive, vfat for a disk.'),
      network_config: networkConfig()
        .optional()
        .describe(
          "Version of cloud-init's network configuration, or its template. disabled keeps the network of the image.",
        ),
      user_data_format: userDataFormat(),
      groups: groupNames(),
      access: choice(accessKinds)
        .optional()
        .describe(
          'How the server decides whose data a client may read: by its address, by a token in the URL, or not at all.',
        ),
      token_secret: parsedText(parseSecretPath, { code: 'token-secret', example: defaultSecretPath })
        .optional()
        .describe(
          'File with the secret that tokens are made with: a path relative to the root, or absolute.',
        ),
      cloud_init_schema: text({ example: 'schema.json' })
        .min(1)
        .optional()
        .describe(
          "cloud-init's schema of cloud-configs: a file below the root. Needed only where cloud-init is not installed.",
        ),
      ...guestFields(known),
      defaults: siteDefaults(known)
        .optional()
        .describe('Fields for all devices. Types, groups and devices override them.'),
    },
    { what: 'the site', example: '{ namespace: lab }' },
  );
}
