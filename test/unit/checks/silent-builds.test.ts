import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkParts } from '../../../src/checks/check-parts.js';
import { guestFacts } from '../../../src/checks/guest-facts.js';
import { lintUserData } from '../../../src/checks/lint/lint-user-data.js';
import type { PartToCheck } from '../../../src/checks/part-to-check.js';
import { isError } from '../../../src/diagnostics/diagnostic.js';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { Part } from '../../../src/domain/part.js';
import { encodeUserData } from '../../../src/encode/user-data.js';
import { readInputFiles } from '../../../src/inventory/input-files.js';
import { userDataOf, vendorDataOf } from '../../../src/layouts/user-data.js';
import { planBuild } from '../../../src/pipeline/site/plan-build.js';
import { projectRoot } from '../../support/folders.js';

const bytesOf = (data: string | Uint8Array): Buffer => Buffer.from(data);

const linted = (data: string | Uint8Array, guest: Parameters<typeof lintUserData>[1]['guest']) =>
  lintUserData(bytesOf(data), { file: 'f', guest }).diagnostics.map(({ code, found }) => ({ code, found }));

const sites = ['golden', 'ok'].flatMap((kind) =>
  readdirSync(join(projectRoot, 'test', kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('test', kind, name)),
);

test.each(sites)('lint says nothing of what %s gives, beside what its check says', async (site) => {
  const root = join(projectRoot, site);
  const options = { root, version: '0', strict: false, isWanted: () => true, storedRecord: () => undefined };
  const plan = await planBuild(readInputFiles(root), options);
  const said = new Set(plan.diagnostics.map(({ code }) => code));
  for (const planned of plan.planned) {
    // What other programs read is none of lint's.
    if (!('seed' in planned) || planned.device.guest !== 'cloud-init') continue;
    const { seed } = planned;
    if (seed.userDataFormat === 'plain') continue;
    const guest = { os: seed.os, facts: guestFacts(seed.cloudInit, undefined) };
    for (const data of [userDataOf(seed), vendorDataOf(seed)])
      expect(linted(data, guest).filter(({ code }) => !said.has(code))).toEqual([]);
  }
});

/** Texts of all kinds, some of them wrong. */
const contents: readonly Pick<Part, 'contentType' | 'content'>[] = [
  ...[
    '#cloud-config\nhostname: a\n',
    '#cloud-config\npackages: [vim]\nruncmd: [reboot]\n',
    '#cloud-config\nruncmd:\n  - echo é\n  - [sh, -c, "a && b"]\n',
    '#cloud-config\nwrite_files:\n  - { path: /srv/a, content: "From me\\n.\\n", owner: "app:app" }\n',
    '#cloud-config\nusers: [default, { name: app, lock_passwd: true }]\n',
    '#cloud-config\nruncmd: [{ echo a: b }]\n',
    '#cloud-config\npakages: [vim]\n',
    '#cloud-config\nhostname:\ta\n',
    '#cloud-config\nmerge_how: list(append)\nruncmd: [a]\n',
    `#cloud-config\nfinal_message: ${'long '.repeat(400)}\n`,
    '#cloud-config\n\r\nhostname: a\r\n',
  ].map((content) => ({ contentType: 'text/cloud-config', content })),
  ...['#!/bin/sh\necho a\n', '#!/bin/bash\r\necho a\r\n', 'echo a\n', '#!/bin/sh\n\0\n', ''].map(
    (content) => ({
      contentType: 'text/x-shellscript',
      content,
    }),
  ),
  { contentType: 'text/x-shellscript-per-boot', content: '#!/bin/sh\ntrue' },
  { contentType: 'text/cloud-boothook', content: '#cloud-boothook\n#!/bin/sh\ntrue\n' },
  {
    contentType: 'text/jinja2',
    content: '## template: jinja\n#cloud-config\nfqdn: {{ v1.local_hostname }}\n',
  },
  {
    contentType: 'text/jinja2',
    content: '## template: jinja\n#cloud-config\nfqdn: {{ v1.local-hostname }}\n',
  },
  { contentType: 'text/x-include-url', content: '#include\nhttp://192.0.2.2/a\n' },
  { contentType: 'text/x-include-url', content: '#include\nhttp://localhost/a\n' },
  {
    contentType: 'text/cloud-config-archive',
    content:
      '#cloud-config-archive\n- "#!/bin/sh\\ntrue\\n"\n- { type: text/cloud-config, content: "a: b" }\n',
  },
  { contentType: 'text/cloud-config-jsonp', content: '[{ "op": "add", "path": "/a", "value": 1 }]' },
  { contentType: 'text/cloud-config-jsonp', content: '[{ "op": "remove", "path": "/hostname" }]' },
  { contentType: 'text/part-handler', content: '#part-handler\ndef list_types():\n  return ["a/b"]\n' },
  { contentType: 'a/b', content: 'for a handler' },
  { contentType: 'text/plain', content: '#cloud-config\ntimezone: UTC\n' },
];

const part: fc.Arbitrary<Part> = fc
  .record(
    {
      kind: fc.constantFrom(...contents),
      filename: fc.constantFrom(
        'a',
        'b.config',
        'c d',
        'é',
        '10-x.sh',
        'a-very-long-name-of-a-part'.repeat(4),
      ),
      mergeType: fc.constantFrom('list(append)+dict(recurse_list)+str()', 'list(append)', 'dict(nothing)'),
      launchIndex: fc.constantFrom(0, 1),
      gzip: fc.boolean(),
      encoding: fc.constantFrom('auto' as const, 'base64' as const),
    },
    { requiredKeys: ['kind', 'filename', 'gzip', 'encoding'] },
  )
  // A type that would lose such headers in a gzip part is refused.
  .map(({ kind, mergeType, launchIndex, ...rest }) => ({
    ...rest,
    ...kind,
    ...(rest.gzip || mergeType === undefined ? {} : { mergeType }),
    ...(rest.gzip || launchIndex === undefined ? {} : { launchIndex }),
  }));

const toCheck = (each: Part, index: number): PartToCheck => ({
  part: each,
  list: 'user_data',
  declaration: {
    template: each.filename,
    origin: { file: 't', line: index + 1, column: 1 },
    ...(each.mergeType === undefined ? {} : { mergeType: each.mergeType }),
  },
  placeOf: (line, column = 1) => ({ position: { file: 'f', line, column }, hint: '' }),
});

test('500 random sets of parts: what lint says of the message, the check of the parts has said', () => {
  const device = { id: 'web-01' as DeviceId, os: 'linux' as const };
  fc.assert(
    fc.property(fc.uniqueArray(part, { maxLength: 5, selector: ({ filename }) => filename }), (parts) => {
      const { diagnostics } = checkParts(parts.map(toCheck), { device, guest: {} });
      // With an error nothing is written.
      fc.pre(!diagnostics.some(isError));
      const said = new Set(diagnostics.map(({ code }) => code));
      const message = encodeUserData({
        userData: parts,
        files: [],
        gzipUserData: false,
        userDataFormat: 'auto',
      });
      const found = linted(message, { os: 'linux', facts: {} });
      expect(found.filter(({ code }) => !said.has(code))).toEqual([]);
    }),
    { numRuns: 500, seed: 11, maxSkipsPerRun: 20 },
  );
});
