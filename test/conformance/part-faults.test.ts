import { describe, expect, test } from 'vitest';
import { checkPart } from '../../src/checks/check-part.js';
import { placesOf } from '../../src/diagnostics/rendered-text.js';
import type { DeviceId } from '../../src/domain/device-id.js';
import type { Part } from '../../src/domain/part.js';
import { requires } from '../support/requires.js';
import { byVersion, cloudInits } from './clients/clients.js';
import { consumeParts } from './parts/consume.js';

const partOf = (contentType: string, content: string): Part => ({
  filename: 'part',
  contentType,
  content,
  gzip: false,
  encoding: 'auto',
});

const origin = { file: 'templates/web/type.yaml', line: 1, column: 1 };

/** The codes of what a build says about a part. */
function codesOf(part: Part, list: 'user_data' | 'vendor_data' = 'user_data'): readonly string[] {
  const declaration = { ...part, template: 'part', render: true, origin };
  const placeOf = placesOf({ rendered: part.content, source: part.content, file: 'part', origin });
  const device = { id: 'web-01' as DeviceId, os: 'linux' as const };
  return checkPart(part, { declaration, list, device, placeOf }).diagnostics.map(({ code }) => code);
}

const script = 'echo ran >> "$RAN"\n';

/** What a build says, and of what part. */
const faults = [
  ['part-yaml', 'text/cloud-config', 'a: b: c\n'],
  ['part-yaml', 'text/cloud-config', 'a: !unknown b\n'],
  ['part-mapping', 'text/cloud-config', '- a\n'],
  ['part-mapping', 'text/cloud-config', 'a\n'],
  ['part-empty', 'text/cloud-config', '#cloud-config\n# nothing\n'],
  ['part-encoded', 'text/cloud-config', Buffer.from('a: 1 # with a comment\n').toString('base64')],
  ['archive-list', 'text/cloud-config-archive', 'type: text/cloud-config\ncontent: ""\n'],
  ['archive-type', 'text/cloud-config-archive', '- { type: cloud-config, content: "" }\n'],
  ['archive-value', 'text/cloud-config-archive', '- { type: text/cloud-config, content: { a: 1 } }\n'],
  ['archive-value', 'text/cloud-config-archive', '- { type: text/cloud-config, content: "", X-Y: 1 }\n'],
  ['archive-kind', 'text/cloud-config-archive', '- { type: text/x-include-url, content: "/dev/null" }\n'],
  ['archive-kind', 'text/cloud-config-archive', '- "#include\\n/dev/null"\n'],
  ['archive-kind', 'text/cloud-config-archive', '- "#cloud-config-archive\\n[]"\n'],
  ['script-start', 'text/cloud-config-archive', '- { type: text/x-shellscript, content: echo }\n'],
  ['part-yaml', 'text/cloud-config-archive', '- { type: text/cloud-config, content: "a: b: c" }\n'],
  ['jsonp-syntax', 'text/cloud-config-jsonp', '[{ "op": "add" "path": "/a", "value": 1 }]\n'],
  ['jsonp-patch', 'text/cloud-config-jsonp', '{ "a": 1 }\n'],
  ['jsonp-patch', 'text/cloud-config-jsonp', '[{ "op": "append", "path": "/a", "value": 1 }]\n'],
  ['jsonp-patch', 'text/cloud-config-jsonp', '[{ "op": "add", "path": "a", "value": 1 }]\n'],
  ['jsonp-patch', 'text/cloud-config-jsonp', '[{ "op": "add", "path": "/a" }]\n'],
  ['jsonp-patch', 'text/cloud-config-jsonp', '[{ "op": "move", "path": "/a" }]\n'],
  ['jinja-header', 'text/jinja2', '#cloud-config\na: {{ v1.local_hostname }}\n'],
  ['jinja-kind', 'text/jinja2', '## template: jinja\na: {{ v1.local_hostname }}\n'],
  ['include-url', 'text/x-include-url', 'users.config\n'],
  ['part-handler', 'text/part-handler', 'def handle_part(data, ctype, filename, payload):\n    pass\n'],
  ['script-start', 'text/x-shellscript', script],
  ['script-start', 'text/x-shellscript', `\n#!/bin/sh\n${script}`],
  ['script-start', 'text/x-shellscript-per-boot', script],
  ['boothook-start', 'text/cloud-boothook', `#cloud-boothook\n${script}`],
] as const;

requires('cloud-init', 'python3')('what a build refuses, at a first boot', () => {
  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    test('it complains of everything, or gives up', () => {
      const parts = faults.map(([, contentType, content]) => partOf(contentType, content));
      expect(parts.map((part) => codesOf(part))).toEqual(faults.map(([code]) => [code]));
      const results = consumeParts(
        parts.map((part) => ({ user: [part] })),
        cloudInit,
      );
      const silent = results.filter(
        ({ error, warnings, failed }) => !error && warnings.length + failed.length === 0,
      );
      expect(silent).toEqual([]);
      expect(results.flatMap(({ ran = [] }) => ran)).toEqual([]);
    });

    test('an entry of an archive that is no text and no mapping is lost without a word', () => {
      const part = partOf('text/cloud-config-archive', '- [ "#cloud-config\\na: 1" ]\n');
      expect(codesOf(part)).toEqual(['archive-entry']);
      expect(consumeParts([{ user: [part] }], cloudInit)).toMatchObject([{ config: {}, warnings: [] }]);
    });

    test('a launch index that is no number is lost without a word', () => {
      const part = partOf(
        'text/cloud-config-archive',
        '- { content: "#cloud-config\\na: 1", launch-index: b }\n',
      );
      expect(codesOf(part)).toEqual(['launch-index']);
      expect(consumeParts([{ user: [part] }], cloudInit)).toMatchObject([{ config: {}, warnings: [] }]);
    });

    test('a script per boot in the vendor-data is never run', () => {
      const part = partOf('text/x-shellscript-per-boot', `#!/bin/sh\n${script}`);
      expect(consumeParts([{ vendor: [part] }, { user: [part] }], cloudInit)).toMatchObject([
        { ran: [], warnings: [], failed: [] },
        { ran: ['ran'] },
      ]);
    });

    test('a type of include that says once does nothing without its line', () => {
      const plain = partOf('text/x-include-once-url', '/dev/null\n');
      const once = partOf('text/x-include-once-url', '#include-once\n/dev/null\n');
      expect([codesOf(plain), codesOf(once)]).toEqual([['include-once'], []]);
    });
  });
});
