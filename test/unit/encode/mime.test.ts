import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/domain/part.js';
import { encodeMime, fitsGzip, fitsSevenBit, gzipBytes } from '../../../src/encode/mime.js';
import { hostileText } from '../../support/hostile-values.js';

const script: Part = {
  filename: 'first.script',
  contentType: 'text/x-shellscript',
  content: '#!/bin/sh\necho "hello"\n',
  gzip: false,
  encoding: 'auto',
};

const headersOf = (part: Partial<Part>): string =>
  (encodeMime([{ ...script, ...part }]).split('\n\n')[1] as string).replace(/^--.*\n/, '');
const bodyOf = (part: Partial<Part>): string =>
  /\n\n[^]*?\n\n([^]*)\n--={15}[0-9a-f]{32}==--\n$/.exec(encodeMime([{ ...script, ...part }]))?.[1] as string;

describe('the message', () => {
  test('has the lines of Python’s email, in its order', () => {
    const config: Part = {
      ...script,
      filename: 'cloud.config',
      contentType: 'text/cloud-config',
      content: 'a: ü\n',
    };
    const message = encodeMime([script, config]);
    const [, boundary] = /boundary="(={15}[0-9a-f]{32}==)"/.exec(message) as unknown as [string, string];
    expect(message).toBe(
      [
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        'MIME-Version: 1.0',
        '',
        `--${boundary}`,
        'MIME-Version: 1.0',
        'Content-Type: text/x-shellscript; charset="us-ascii"',
        'Content-Transfer-Encoding: 7bit',
        'Content-Disposition: attachment; filename="first.script"',
        '',
        '#!/bin/sh',
        'echo "hello"',
        '',
        `--${boundary}`,
        'MIME-Version: 1.0',
        'Content-Type: text/cloud-config; charset="utf-8"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="cloud.config"',
        '',
        'YTogw7wK',
        '',
        `--${boundary}--`,
        '',
      ].join('\n'),
    );
  });

  test('is empty without parts', () => {
    expect(encodeMime([])).toBe('');
  });

  test('has another boundary when anything changes, and the same when nothing does', () => {
    const boundaryOf = (part: Partial<Part>): string =>
      encodeMime([{ ...script, ...part }]).split('"')[1] as string;
    const variants = [{}, { content: 'x' }, { filename: 'x' }, { launchIndex: 1 }, { mergeType: 'str()' }];
    expect(new Set(variants.map(boundaryOf)).size).toBe(variants.length);
    expect(boundaryOf({})).toBe(boundaryOf({}));
  });

  test('lets no text add a part', () => {
    const message = encodeMime([script]);
    expect(encodeMime([{ ...script, content: message }]).split(message.split('"')[1] as string)).toHaveLength(
      4,
    );
    fc.assert(
      fc.property(hostileText, (content) => {
        const nested = encodeMime([{ ...script, content: `${message}${content}` }]);
        expect(nested.split(`\n--${nested.split('"')[1] as string}`)).toHaveLength(3);
      }),
    );
  });
});

describe('the headers of a part', () => {
  test.each([
    [
      'Merge-Type',
      { mergeType: 'list(append)+dict(recurse_array)+str()' },
      'list(append)+dict(recurse_array)+str()',
    ],
    ['Launch-Index', { launchIndex: 0 }, '0'],
    ['Content-Disposition', { filename: 'a b;c.sh' }, 'attachment; filename="a b;c.sh"'],
    ['Content-Disposition', { filename: 'a"b' }, "attachment; filename*=utf-8''a%22b"],
    ['Content-Disposition', { filename: 'a\\b' }, "attachment; filename*=utf-8''a%5Cb"],
    ['Content-Disposition', { filename: "中'(1)" }, "attachment; filename*=utf-8''%E4%B8%AD%27%281%29"],
    ['Content-Type', { contentType: 'application/json', content: 'ü' }, 'application/json'],
    ['Content-Type', { gzip: true }, 'application/gzip'],
  ] as const)('%s of %j is %s', (header, part, expected) => {
    expect(headersOf(part).split('\n')).toContain(`${header}: ${expected}`);
  });

  test.each([
    ['filename', { filename: '' }],
    ['filename', { filename: 'a\nMerge-Type: x' }],
    ['filename', { filename: 'a\rb' }],
    ['filename', { filename: 'a\0b' }],
    ['filename', { filename: ' a' }],
    ['filename', { filename: '<a>' }],
    ['filename', { filename: '"a"' }],
    ['filename', { filename: 'a\u2028b' }],
    ['filename', { filename: '\ud800' }],
    ['content type', { contentType: 'text/x\nX: y' }],
    ['content type', { contentType: 'text' }],
    ['content type', { contentType: 'text/plain; charset=x' }],
    ['content type', { contentType: 'message/rfc822' }],
    ['content type', { contentType: 'Message/rfc822' }],
    ['merge type', { mergeType: 'a\r\nX: y' }],
    ['merge type', { mergeType: '' }],
    ['merge type', { mergeType: 'ü' }],
    ['launch index', { launchIndex: -1 }],
    ['launch index', { launchIndex: 1.5 }],
  ] as const)('the %s of %j is refused', (_name, part) => {
    expect(() => encodeMime([{ ...script, ...part }])).toThrow();
  });
});

describe('a part that is a MIME file', () => {
  const nested: Part = {
    ...script,
    contentType: 'multipart/mixed',
    content: 'Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\n\na\n--b--\n',
  };

  test('stands as it is, with no headers but its own', () => {
    const message = encodeMime([nested]);
    const boundary = message.split('"')[1] as string;
    const body = message.slice(message.indexOf('\n\n') + 2);
    expect(body).toBe(`--${boundary}\n${nested.content}\n--${boundary}--\n`);
  });

  test.each([
    ['letters beyond ASCII', { content: nested.content.replace('a\n', 'ü\n') }],
    ['gzip', { gzip: true }],
    ['base64', { encoding: 'base64' }],
    ['a merge type', { mergeType: 'list()' }],
    ['a launch index', { launchIndex: 0 }],
  ] as const)('cannot have %s', (_name, fields) => {
    expect(() => encodeMime([{ ...nested, ...fields }])).toThrow('multipart');
  });
});

describe('the body of a part', () => {
  test.each([
    ['a\n', true],
    ['a', true],
    ['', true],
    ['\n\na\tb\n', true],
    [`${'a'.repeat(998)}\n`, true],
    ['a'.repeat(999), false],
    ['a\rb', false],
    ['a\r\n', false],
    ['a\0', false],
    ['\x1b[1m', false],
    ['\x7f', false],
    ['ü', false],
  ])('%j fits into 7bit: %s', (content, fits) => {
    expect(fitsSevenBit(content)).toBe(fits);
    expect(headersOf({ content }).includes('Encoding: 7bit')).toBe(fits);
    const encode = (): string => bodyOf({ content, encoding: '7bit' });
    if (fits) expect(encode()).toBe(content);
    else expect(encode).toThrow('7bit');
  });

  test('is base64 where that is asked, in lines of 76 characters', () => {
    const content = 'a'.repeat(60);
    const encoded = Buffer.from(content).toString('base64');
    expect(bodyOf({ content, encoding: 'base64' })).toBe(`${encoded.slice(0, 76)}\n${encoded.slice(76)}\n`);
  });

  test('is refused when UTF-8 cannot carry it', () => {
    expect(() => encodeMime([{ ...script, content: 'a\udfff' }])).toThrow('surrogate');
  });
});

describe('gzip', () => {
  test('names no time and no system', () => {
    const bytes = gzipBytes('a\n');
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    expect(gunzipSync(bytes).toString()).toBe('a\n');
    expect(gunzipSync(gzipBytes(Uint8Array.of(0, 255)))).toEqual(Buffer.of(0, 255));
  });

  test('of a part is its body', () => {
    expect(gunzipSync(Buffer.from(bodyOf({ gzip: true }), 'base64')).toString()).toBe(script.content);
  });

  test.each([
    ['text/x-shellscript', '#!/bin/sh\n', true],
    ['text/cloud-config', '#cloud-config\na: 1\n', true],
    ['text/cloud-config', ' \n#CLOUD-CONFIG\n', true],
    ['text/cloud-config-archive', '#cloud-config-archive\n[]\n', true],
    ['text/cloud-config-jsonp', '#cloud-config-jsonp\n[]\n', true],
    ['text/cloud-boothook', '#cloud-boothook\n', true],
    ['text/part-handler', '#part-handler\n', true],
    ['text/x-include-url', '#include\n', true],
    ['text/x-include-once-url', '#include-once\n', true],
    ['text/jinja2', '## template: jinja\n', true],
    ['text/cloud-config', 'a: 1\n', false],
    ['text/cloud-config', '#cloud-config\na: ü\n', false],
    ['text/x-shellscript-per-boot', '#!/bin/sh\n', false],
  ])('of %s %j is what cloud-init can unpack: %s', (contentType, content, fits) => {
    const part = { ...script, contentType, content, gzip: true };
    expect(fitsGzip(part)).toBe(fits);
    expect(fitsGzip({ ...part, mergeType: 'str()' })).toBe(false);
    if (!fits) expect(() => encodeMime([part])).toThrow('gzip');
  });

  test('and 7bit at once is refused', () => {
    expect(() => encodeMime([{ ...script, gzip: true, encoding: '7bit' }])).toThrow('gzip and 7bit');
  });
});
