import * as z from 'zod';
import { parseContentType } from '../../domain/content-type.js';
import type { KnownLayouts } from '../../domain/layout.js';
import { partEncodings, upstartForms } from '../../domain/part.js';
import { parseMergeType, parsePartFilename } from '../../domain/part-header.js';
import { parseTemplateName } from '../../domain/template-name.js';
import { parseTypeName } from '../../domain/type-name.js';
import {
  files,
  groupDefaults,
  groupNames,
  guest,
  metaData,
  networkConfig,
  placeholders,
  typeDefaults,
  userDataFormat,
} from './device.js';
import { choice, flag, integer, listOf, type MisfitParams, may, parsedText, record } from './fields.js';
import { guestFields } from './guest.js';

const templateName = () => parsedText(parseTemplateName, { code: 'template-name', example: 'cloud.config' });

/** What may be said about any part, wherever it lies. */
const partFields = {
  content_type: may(
    parsedText(parseContentType, { code: 'content-type', example: 'text/cloud-config' }),
    'Content type of the part. It decides how cloud-init handles the part.',
  ),
  filename: may(
    parsedText(parsePartFilename, { code: 'part-filename', example: 'cloud.config' }),
    'Name of the part.',
  ),
  merge_type: may(
    parsedText(parseMergeType, {
      code: 'merge-type',
      example: '"list(append)+dict(recurse_array)+str()"',
    }),
    'How cloud-init merges this part into those before it.',
  ),
  gzip: may(flag(), 'Compresses the part.'),
  launch_index: may(
    integer({ min: 0, max: 1_000_000 }),
    'The part is only for the instance with this launch index.',
  ),
  encoding: may(choice(partEncodings), 'Transfer encoding.'),
  render: may(flag(), 'false: copies the file unchanged, without rendering it.'),
};

const included = record(
  {
    template: templateName().describe('File to publish as inc/<name> in the tree of the device.'),
    once: may(flag(), 'true: the guest fetches the file only at its first boot and keeps it.'),
    ...partFields,
  },
  { what: 'an include', example: '{ template: users.config }' },
);

const part = record(
  {
    template: may(templateName(), 'File in the folder of the type, or of a type that it extends.'),
    include: may(included, 'A file that the guest fetches. The part contains only its URL.'),
    ...partFields,
    upstart: may(choice(upstartForms), 'systemd: the upstart job becomes a systemd unit.'),
  },
  { what: 'a part', example: '{ template: cloud.config }' },
).superRefine(({ template, include, filename: _, ...others }, context) => {
  if ((template === undefined) === (include === undefined)) {
    const params: MisfitParams = {
      code: 'part-source',
      found: `the part has ${template === undefined ? 'neither template nor include' : 'both template and include'}`,
      expected: 'one of them, like template: cloud.config',
    };
    context.addIssue({ code: 'custom', params: { ...params } });
  }
  if (include === undefined) return;
  for (const [key, value] of Object.entries(others)) {
    if (value === undefined) continue;
    const params: MisfitParams = {
      code: 'include-key',
      found: `"${key}" is next to include, where cloud-init only reads the URLs`,
      expected:
        key === 'upstart'
          ? 'an upstart job that is not included'
          : `it inside include, like include: { template: users.config, ${key}: … }`,
    };
    context.addIssue({ code: 'custom', path: [key], params: { ...params } });
  }
});

const parts = () =>
  listOf(
    z.union([templateName(), part], {
      error: 'the name of a template, or a mapping like { template: cloud.config }',
    }),
    { of: 'parts, like [cloud.config, setup.script]' },
  );

/** What a type and a group say in the same words. */
const sharedFields = (known: KnownLayouts) => ({
  user_data: may(parts(), 'Parts of the user-data, in this order.'),
  vendor_data: may(parts(), 'Parts of the vendor-data, in this order.'),
  gzip_user_data: may(flag(), 'Compresses the user-data as a whole.'),
  guest: guest(known),
  ...guestFields(known),
  placeholders: may(placeholders(), 'Strings to replace in every part, and their replacements.'),
  meta_data: may(metaData(known), 'More keys for meta_data.json and meta_data/<key>.'),
  files: may(files(), 'Files to write in the guests.'),
  network_config: may(
    networkConfig(),
    "Version of cloud-init's network configuration for its devices, or its template.",
  ),
  user_data_format: userDataFormat(),
});

/** templates/<type>/type.yaml. */
export const typeSchema = (known: KnownLayouts) =>
  record(
    {
      extends: may(
        parsedText(parseTypeName, { code: 'type-name', example: 'base' }),
        'Another type, whose settings and templates this type inherits.',
      ),
      groups: groupNames(),
      ...sharedFields(known),
      defaults: may(typeDefaults(known), 'Fields for all devices of the type.'),
    },
    { what: 'a type', example: '{ user_data: [cloud.config] }' },
  );

/** templates/<group>/group.yaml. */
export const groupSchema = (known: KnownLayouts) =>
  record(
    {
      ...sharedFields(known),
      defaults: may(groupDefaults(known), 'Fields for all devices of the group.'),
    },
    {
      what: 'a group',
      example: '{ user_data: [agent.config] }',
      elsewhere: { extends: 'a type', groups: 'a device, a type or the site' },
    },
  );

/** What a type.yaml reads as. */
export type TypeFields = z.output<ReturnType<typeof typeSchema>>;
