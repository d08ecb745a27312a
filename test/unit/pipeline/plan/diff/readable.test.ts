import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Part } from '../../../../../src/domain/part.js';
import { encodeMime } from '../../../../../src/encode/mime.js';
import { readableSections } from '../../../../../src/pipeline/plan/diff/readable.js';

const part = (fields: Partial<Part>): Part => ({
  filename: 'a.config',
  contentType: 'text/cloud-config',
  content: '#cloud-config\n',
  gzip: false,
  encoding: 'auto',
  ...fields,
});

const message = encodeMime([
  part({ content: '#cloud-config\nmotto: größe\n', mergeType: 'list(append)' }),
  part({ filename: 'b.script', contentType: 'text/x-shellscript', content: '#!/bin/sh\n', gzip: true }),
]);

const sections = [
  { name: '', text: 'a.config\nb.script\n' },
  {
    name: 'a.config',
    text: 'Content-Type: text/cloud-config\nMerge-Type: list(append)\n\n#cloud-config\nmotto: größe\n',
  },
  { name: 'b.script', text: 'Content-Type: application/gzip\n\n#!/bin/sh\n' },
];

test('a message is taken apart, base64 and gzip undone', () => {
  expect(readableSections(message)).toEqual(sections);
  expect(readableSections(gzipSync(message))).toEqual(sections);
});

test('JSON stands on lines of its own, a message in it is taken apart', () => {
  expect(readableSections('{"a": [1], "b": "c"}')).toEqual([
    { name: '', text: '{\n  "a": [\n    1\n  ],\n  "b": "c"\n}\n' },
  ]);
  expect(readableSections(JSON.stringify({ 'cloud-init': message }))).toEqual([
    { name: '', text: '{\n  "cloud-init": "a message"\n}\n' },
    ...sections,
  ]);
});

test.each(['', 'instance-id: a\n', '{ no json', '[', '#!/bin/sh\n'])('%j stays as it is', (text) => {
  expect(readableSections(text)).toEqual([{ name: '', text }]);
});

test('what is no text has no sections', () => {
  expect(readableSections(Buffer.from([0xff, 0xfe, 0]))).toBeUndefined();
  expect(readableSections(Buffer.from([0x1f, 0x8b, 0xff]))).toBeUndefined();
});

test('two parts of one name are told apart', () => {
  const twice = encodeMime([part({}), part({ content: '#cloud-config\na: 1\n' })]);
  expect(readableSections(twice)?.map(({ name }) => name)).toEqual(['', 'a.config', 'a.config (2)']);
});
