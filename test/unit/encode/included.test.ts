import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/domain/part.js';
import { encodeIncluded } from '../../../src/encode/included.js';

const config: Part = {
  filename: 'users.config',
  contentType: 'text/cloud-config',
  content: '#cloud-config\nusers: [Łukasz]\n',
  gzip: false,
  encoding: 'auto',
};

describe('the file behind an include', () => {
  test.each([
    ['text/cloud-config', '#cloud-config\nusers: [Łukasz]\n'],
    ['text/cloud-config-archive', '#cloud-config-archive\n[]\n'],
    ['text/cloud-config-jsonp', '#cloud-config-jsonp\n[]\n'],
    ['text/x-include-url', '#include\nhttp://a.example/b\n'],
    ['text/x-include-once-url', '#include-once\nhttp://a.example/b\n'],
    ['text/part-handler', '#part-handler\n'],
    ['text/cloud-boothook', '#cloud-boothook\n#!/bin/sh\n'],
    ['text/jinja2', '## template: jinja\n#cloud-config\n'],
  ])('%s is the text itself where its beginning tells its kind', (contentType, content) => {
    expect(encodeIncluded({ ...config, contentType, content })).toBe(content);
  });

  test.each([
    ['a kind that nobody would guess', { content: 'users: [a]\n' }],
    ['another kind than the text looks like', { contentType: 'text/x-mine' }],
    ['a merge type', { mergeType: 'list(append)' }],
    ['a launch index', { launchIndex: 0 }],
    [
      'a script, whose name decides when it runs',
      { contentType: 'text/x-shellscript', content: '#!/bin/sh\n' },
    ],
    ['a text that would pass for a mail', { content: '#cloud-config\nmotd: "Mime-Version: 1.0"\n' }],
  ])('%s makes it a message of one part', (_name, fields) => {
    const text = encodeIncluded({ ...config, ...fields });
    expect(text).toMatch(/^MIME-Version: 1.0\nContent-Type: text\//);
    expect(text).toContain('filename="users.config"');
  });

  test('gzip packs it as it stands', () => {
    const bytes = encodeIncluded({ ...config, gzip: true, mergeType: 'list(append)' }) as Uint8Array;
    expect(gunzipSync(bytes).toString()).toBe(encodeIncluded({ ...config, mergeType: 'list(append)' }));
  });

  test('a MIME file says that it is one', () => {
    const nested = { ...config, contentType: 'multipart/mixed' };
    const content = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\na\n--b--\n';
    expect(encodeIncluded({ ...nested, content })).toBe(`MIME-Version: 1.0\n${content}`);
    const whole = `Mime-version: 1.0\n${content}`;
    expect(encodeIncluded({ ...nested, content: whole })).toBe(whole);
  });
});
