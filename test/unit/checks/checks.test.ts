import { describe, expect, test } from 'vitest';
import { checkPart } from '../../../src/checks/check-part.js';
import type { PartContext } from '../../../src/checks/parts/check.js';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { placesOf } from '../../../src/diagnostics/rendered-text.js';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { Part } from '../../../src/domain/part.js';

const include = { filename: 'x', once: false };
const origin = { file: 'type.yaml', line: 1, column: 1 };

const part = (filename: string, contentType: string, content: string, gzip = false): Part => ({
  filename,
  contentType,
  content,
  gzip,
  encoding: 'auto',
});

/** What a build says about a part: place, severity, code and the rest of the message. */
function said(
  subject: Part,
  { os = 'linux', list = 'user_data', isIncluded = false }: Partial<PartContext & PartContext['device']> = {},
): readonly string[] {
  const { content } = subject;
  const placeOf = placesOf({ rendered: content, source: content, file: subject.filename, origin });
  const declaration = { ...subject, template: subject.filename, origin, ...(isIncluded && { include }) };
  const device = { id: 'a' as DeviceId, os };
  return checkPart(subject, { declaration, list, device, placeOf }).diagnostics.map(formatDiagnostic);
}

const codes = (subject: Part, options?: Parameters<typeof said>[1]): readonly string[] =>
  said(subject, options).map((text) => /: (\w+ [\w-]+): /.exec(text)?.[1] ?? text);

describe('parts that are right', () => {
  test.each([
    ['cloud-config', 'text/cloud-config', 'runcmd: [reboot]\n'],
    ['cloud-config with nothing to say', 'text/cloud-config', '#cloud-config\n{}\n'],
    ['empty archive', 'text/cloud-config-archive', '[]\n'],
    ['archive of texts', 'text/cloud-config-archive', '- "#!/bin/sh"\n- |\n  #cloud-config\n  {}\n'],
    ['archive with binary content', 'text/cloud-config-archive', '- content: !!binary aGVsbG8=\n'],
    [
      'archive with headers',
      'text/cloud-config-archive',
      '- { content: "{}", Merge-Type: list(), launch-index: 1 }\n',
    ],
    ['empty patch', 'text/cloud-config-jsonp', '[]'],
    ['patch of the whole', 'text/cloud-config-jsonp', '[{ "op": "replace", "path": "", "value": null }]'],
    ['patch with escapes', 'text/cloud-config-jsonp', '[{ "op": "remove", "path": "/a~1b/~0" }]'],
    ['patch that copies', 'text/cloud-config-jsonp', '[{ "op": "copy", "from": "/a", "path": "/b/-" }]'],
    ['jinja', 'text/jinja2', '## Template:jinja\n#cloud-config\n'],
    [
      'jinja that begins with a tag',
      'text/jinja2',
      '## template: jinja\n{% if v1 %}\n#cloud-config\n{% endif %}\n',
    ],
    ['jinja script', 'text/jinja2', '## template: jinja\n\n#!/bin/sh\n'],
    [
      'include',
      'text/x-include-url',
      'https://a.example/x\n\n# a comment\nfile:///etc/x\n/etc/y\nftp://b/c\n',
    ],
    ['include behind its word', 'text/x-include-url', '#include http://a.example/x\n'],
    ['include once', 'text/x-include-once-url', '#include-once\nhttp://a.example/x\n'],
    ['mixed include', 'text/x-include-url', '#include-once http://a/b\n#include http://c/d\n'],
    ['script', 'text/x-shellscript', '#! /usr/bin/env python3\n'],
    ['boothook', 'text/cloud-boothook', '#cloud-boothook\n\n#!/bin/sh\n'],
    ['boothook without its header', 'text/cloud-boothook', '#!/bin/sh\n'],
    ['part-handler', 'text/part-handler', 'def list_types(): pass\ndef  handle_part (*args): pass\n'],
    [
      'part-handler that imports',
      'text/part-handler',
      'from mine import (\n  handle_part,\n  list_types\n)\n',
    ],
    ['part-handler that assigns', 'text/part-handler', 'list_types = lambda: []\nhandle_part = print\n'],
    ['kind of somebody else', 'text/x-mine', 'anything'],
    ['word that could be base64', 'text/x-mine', 'abcdefghijklmnopqrstuvwxyzab'],
  ])('%s', (_name, contentType, content) => {
    expect(said(part('x', contentType, content))).toEqual([]);
  });
});

describe('the place of a mistake', () => {
  test.each([
    [part('a.config', 'text/cloud-config', 'a: 1\nb: c: d\n'), 'a.config:2:4'],
    [part('a.archive', 'text/cloud-config-archive', '- ""\n- content:\n    a: 1\n'), 'a.archive:3:5'],
    [part('a.archive', 'text/cloud-config-archive', '- content:\n'), 'a.archive:1:11'],
    [
      part('a.archive', 'text/cloud-config-archive', '- content: |\n\n    a: 1\n    b: c: d\n'),
      'a.archive:4:8',
    ],
    [part('a.archive', 'text/cloud-config-archive', '- |\n  #cloud-config\n  - a\n'), 'a.archive:3:3'],
    [part('a.archive', 'text/cloud-config-archive', '- "{}"\n- "a: b: c"\n'), 'a.archive:2:3'],
    [part('a.jsonp', 'text/cloud-config-jsonp', '#cloud-config-jsonp\n[{}\n  1]'), 'a.jsonp:3:3'],
    [part('a.jsonp', 'text/cloud-config-jsonp', '#cloud-config-jsonp\n[\n  {}]'), 'a.jsonp:3:3'],
    [part('a.include', 'text/x-include-url', '#include x.config\n'), 'a.include:1:10'],
    [part('a.jinja', 'text/jinja2', '## template: jinja\n\n\nruncmd: []\n'), 'a.jinja:4:1'],
    [
      part('a.mime', 'multipart/mixed', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nü\n--b--\n'),
      'a.mime:5:1',
    ],
  ])('%j', (subject, place) => {
    expect(said(subject)).toEqual([expect.stringMatching(`^${place}: error `)]);
  });
});

describe('a device with os: windows', () => {
  test.each([
    [part('a.config', 'text/cloud-config', 'users: []\nruncmd: []\n'), []],
    [part('a.config', 'text/cloud-config', 'users: []\npackages: [a]\napt: {}\n'), ['warning windows-keys']],
    [part('a.ps1', 'text/x-shellscript', 'Write-Host\n'), []],
    [part('A.PS1', 'text/x-shellscript', '#ps1\n'), []],
    [part('a.cmd', 'text/x-shellscript', 'rem cmd\n'), []],
    [part('a.py', 'text/x-shellscript', 'pass\n'), []],
    [part('a.bat', 'text/x-shellscript', 'rem cmd\n'), ['error windows-script']],
    [part('setup', 'text/x-shellscript', '#!/bin/sh\n'), ['error windows-script']],
    [part('a:b.ps1', 'text/x-shellscript', ''), ['error windows-script']],
    [part('a.sh', 'text/x-shellscript', '#!/bin/sh\n', true), ['warning windows-part']],
    [part('a', 'text/x-shellscript-per-boot', '#!/bin/sh\n'), ['warning windows-part']],
    [part('a', 'text/cloud-boothook', ''), ['warning windows-part']],
    [part('a', 'text/x-include-url', 'http://a/b\n'), ['warning windows-part']],
    [part('a', 'text/cloud-config-archive', '[]'), ['warning windows-part']],
    [part('a', 'text/cloud-config-jsonp', '[]'), ['warning windows-part']],
    [part('a', 'text/jinja2', '## template: jinja\n#cloud-config\n'), ['warning windows-part']],
    [part('a', 'text/upstart-job', ''), ['warning windows-part']],
    [part('a.py', 'text/part-handler', 'list_types = handle_part = 1\n'), ['error part-handler']],
    [part('a.py', 'text/part-handler', 'def list_types(): 1\ndef handle_part(): 1\n'), []],
    [
      part('a.txt', 'text/part-handler', 'def list_types(): 1\ndef handle_part(): 1\n'),
      ['error windows-handler'],
    ],
    [part('a', 'text/x-note', ''), []],
  ])('%j: %j', (subject, expected) => {
    expect(codes(subject, { os: 'windows' })).toEqual(expected);
  });

  test('nothing is fetched from a URL', () => {
    const config = part('a.config', 'text/cloud-config', 'users: []\n');
    expect(codes(config, { os: 'windows', isIncluded: true })).toEqual(['warning windows-part']);
  });

  test('vendor-data is not read at all', () => {
    const script = part('a.ps1', 'text/x-shellscript', '');
    expect(codes(script, { os: 'windows', list: 'vendor_data' })).toEqual(['warning windows-part']);
  });
});

test('of a text that is packed already nothing else is said', () => {
  const packed = Buffer.from('#cloud-config\nruncmd: [reboot]\n').toString('base64');
  expect(codes(part('a', 'text/x-shellscript', packed))).toEqual(['error part-encoded']);
});

test('what a terminal would obey is shown as an escape', () => {
  expect(said(part('a', 'text/x-shellscript', '\u001b[2J\u0007'))[0]).toContain('"\\u001b[2J\\u0007"');
});

describe('the beginning and the line ends of a text', () => {
  const script = 'text/x-shellscript';
  test.each([
    [part('a', script, '\ufeff#!/bin/sh\n'), ['error byte-order-mark']],
    [part('a', 'text/jinja2', '\ufeff## template: jinja\n#cloud-config\n'), ['error byte-order-mark']],
    [part('a', 'text/cloud-config', '\ufeff#cloud-config\nhostname: a\n'), []],
    [part('a', 'text/cloud-config-archive', '\ufeff[]\n'), []],
    [part('a', script, '#!/bin/sh -e\r\nif true\r\nthen\r\n:\r\nfi\r\n'), []],
    [part('a', 'text/x-shellscript-per-boot', '#!/bin/sh\r\nexit\r\n'), []],
    [part('a', 'text/cloud-boothook', '#cloud-boothook\r\n#!/bin/sh\r\n'), []],
    [part('a', 'text/cloud-boothook', '#cloud-boothook\n#!/bin/sh\r\n'), ['error carriage-return']],
    [part('a', script, '#!/bin/bash\necho\r\n'), ['warning carriage-return']],
    [part('a', script, '#!/usr/bin/python3\nprint()\r\n'), []],
    [part('a', script, '#!/usr/bin/perl\r\n'), []],
    [part('a', 'text/cloud-config', 'hostname: a\r\nruncmd:\r\n- b\r\n'), []],
    [part('a', 'text/cloud-config', '#include\nhttp://a/b\n'), ['error part-header']],
    [part('a', 'text/cloud-config-jsonp', '#cloud-config\n[]'), ['error part-header']],
    [part('a', 'text/x-include-url', '#include-once\nhttp://a/b\n'), []],
    [part('a', 'text/part-handler', '#cloud-config\n'), ['error part-header']],
  ] as const)('%j: %j', (subject, expected) => {
    expect(codes(subject)).toEqual(expected);
  });

  test('Windows ends its lines so', () => {
    expect(codes(part('a.ps1', script, '#ps1\r\necho\r\n'), { os: 'windows' })).toEqual([]);
  });
});
