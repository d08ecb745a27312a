import fc from 'fast-check';
import type { Part } from '../../../src/domain/part.js';
import { fitsGzip } from '../../../src/encode/mime.js';
import { cloudConfig, mergers, patch, scalars, wrongConfig, wrongMergers } from './random-configs.js';

/** What one guest is given. */
export interface GuestData {
  readonly user: readonly Part[];
  readonly vendor: readonly Part[];
  /** URL -> text. */
  readonly included: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, number>>;
}

const others = {
  'text/x-shellscript': ['#!/bin/sh\n:\n', '#cloud-config\nb: [script]\n'],
  'text/jinja2': [
    '## template: jinja\n#cloud-config\na: {b: jinja}\n',
    '## template: jinja\n#cloud-config-jsonp\n[]\n',
    '## template: jinja\n#!/bin/sh\n:\n',
    'a: 1\n',
  ],
  'text/plain': ['#cloud-config\nb: {a: plain}\n', 'hello\n'],
  'text/cloud-boothook': ['#!/bin/sh\n:\n'],
};

const archive = fc
  .array(
    fc.oneof(
      cloudConfig.map((content) => JSON.stringify(content)),
      fc
        .tuple(cloudConfig, fc.constantFrom(...mergers))
        .map(([content, how]) =>
          JSON.stringify({ content, type: 'text/cloud-config', filename: 'x', 'Merge-Type': how }),
        ),
      patch.map((content) => JSON.stringify({ content, type: 'text/cloud-config-jsonp' })),
      fc.constantFrom('7', '{content: "#!/bin/sh"}', '{content: "users: [archived]", launch-index: 1}'),
    ),
    { maxLength: 3 },
  )
  .map((entries) => `#cloud-config-archive\n${entries.map((entry) => `- ${entry}\n`).join('')}`);

const nested = (content: string): string =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="in"',
    '',
    '--in',
    'Content-Type: text/cloud-config; charset="utf-8"',
    'Content-Disposition: attachment; filename="nested"',
    'X-Merge-Type: list(append)+dict(recurse_array)+str()',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
    '--in--',
    '',
  ].join('\n');

const bare = { gzip: false, encoding: 'auto' } as const;

const partOf = (contentType: string, content: string): Part => ({
  filename: 'f',
  contentType,
  content,
  ...bare,
});

const part: fc.Arbitrary<Part> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        cloudConfig,
        fc.option(fc.constantFrom(...mergers, ...wrongMergers), { freq: 3 }),
        fc.nat(9),
        fc.boolean(),
      )
      .map(([content, mergeType, index, gzip]): Part => {
        const header = mergeType === null || mergeType === '' ? {} : { mergeType };
        const launch = index < 2 ? { launchIndex: index } : {};
        const made: Part = { ...partOf('text/cloud-config', content), ...header, ...launch };
        return gzip && index > 6 && fitsGzip(made) ? { ...made, gzip } : made;
      }),
  },
  { weight: 2, arbitrary: wrongConfig.map((content) => partOf('text/cloud-config', content)) },
  { weight: 4, arbitrary: patch.map((content) => partOf('text/cloud-config-jsonp', content)) },
  { weight: 1, arbitrary: archive.map((content) => partOf('text/cloud-config-archive', content)) },
  { weight: 1, arbitrary: cloudConfig.map((content) => partOf('multipart/mixed', nested(content))) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        ...Object.entries(others).flatMap(([type, texts]) => texts.map((text) => [type, text] as const)),
      )
      .map(([type, text]) => partOf(type, text)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('#include\nhttp://x/1\nhttp://x/2\n', '#include-once\nhttp://x/2\n#comment\n')
      .map((text) => partOf('text/x-include-url', text)),
  },
);

const consent = fc.constantFrom(
  'vendor_data: {enabled: false}',
  'vendor_data: {enabled: "yes"}',
  'vendor_data: false',
  'vendor_data: {disabled_handlers: [text/cloud-config-jsonp]}',
  'vendor_data: {disabled_handlers: text/cloud-config}',
  'vendor_data: text',
  'vendor_data: ~',
  'vendor_data: {enabled: ~}',
);

/** Sets of parts: with merge types of every kind, patches, archives, includes, and parts that are wrong. */
export const guestData: fc.Arbitrary<GuestData> = fc
  .record({
    user: fc.array(part, { minLength: 1, maxLength: 5 }),
    vendor: fc.oneof(fc.constant([]), fc.array(part, { maxLength: 3 })),
    consent: fc.option(consent, { freq: 3 }),
    first: cloudConfig,
    second: fc.oneof(cloudConfig, cloudConfig.map(nested)),
    metadata: fc.constantFrom({}, {}, { 'launch-index': 1 }),
  })
  .map(({ user, vendor, consent: said, first, second, metadata }) => ({
    user: said === null ? user : [...user, partOf('text/cloud-config', `#cloud-config\n${said}\n`)],
    vendor,
    included: { 'http://x/1': first, 'http://x/2': second },
    metadata,
  }));

/** Texts for the reader alone: one value each. */
export const configTexts: readonly string[] = scalars.flatMap((scalar) => [
  `a: ${scalar}\n`,
  `${scalar}: 1\n`,
  `- ${scalar}\n- {x: ${scalar}}\n`,
]);
