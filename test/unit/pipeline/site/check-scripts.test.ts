import { expect, test } from 'vitest';
import { type ScriptText, scriptReaderOf } from '../../../../src/checks/script-text.js';
import type { Part } from '../../../../src/domain/part.js';
import type { ReadScript, ScriptReader } from '../../../../src/domain/script-syntax.js';
import { checkScripts, ScriptKinds } from '../../../../src/pipeline/site/check-scripts.js';

const position = { file: 'templates/web/setup.sh', line: 1, column: 1 };

const script = (text: string, more: Partial<ScriptText> = {}): ScriptText => ({
  reader: 'sh',
  text,
  filename: 'setup.sh',
  device: 'web-01',
  part: 'type.yaml:2',
  placeOf: (line) => ({ position: { ...position, line }, hint: '' }),
  ...more,
});

/** Checks scripts with a reader that finds this mistake in each of them, and tells which ones it read. */
async function checked(scripts: readonly ScriptText[], line = 2) {
  const read: string[] = [];
  const readScript: ReadScript = ({ text }) => {
    read.push(text);
    return Promise.resolve({ line, message: 'oops' });
  };
  return { read, found: await checkScripts(new ScriptKinds(scripts), { readScript, jobs: 2 }) };
}

test('scripts that differ in words are read once, and the message is for all of them', async () => {
  const { read, found } = await checked([
    script('#!/bin/sh\necho web-01 10.0.0.8 $(date)\n'),
    script('#!/bin/sh\necho web-02 10.0.0.19 $(date)\n', { device: 'web-02' }),
    script('#!/bin/sh\necho "web-03" 10.0.0.19 $(date)\n', { device: 'web-03' }),
  ]);
  expect(read).toHaveLength(2);
  expect(found.map(({ devices }) => devices)).toEqual([['web-01'], ['web-02'], ['web-03']]);
  expect(found[0]?.position.line).toBe(2);
});

test.each([
  ['a word of the shell', 'if x', 'do x', 'sh'],
  ['the end of a text', 'cat <<A\nA', 'cat <<B\nA', 'sh'],
  ['another sign', 'x > `y`', 'x < `y`', 'sh'],
  ['a number of Python', 'x = 8', 'x = 08', 'python3'],
] as const)('%s makes another script', async (_what, one, other, reader: ScriptReader) => {
  const { read } = await checked([script(one, { reader }), script(other, { reader })]);
  expect(read).toHaveLength(2);
});

test('what every shell reads is handed to none', async () => {
  const { read, found } = await checked([script('a\n'), script('x = 1', { reader: 'python3' })]);
  expect(read).toEqual(['x = 1']);
  expect(found).toHaveLength(1);
});

test('a line behind the end is the last one', async () => {
  expect((await checked([script('a\n`b')], 99)).found[0]?.position.line).toBe(2);
});

test.each([
  ['text/x-shellscript', '#!/bin/sh\n', 'sh'],
  ['text/x-shellscript', '#!/bin/dash -e\n', 'sh'],
  ['text/x-shellscript-per-boot', '#! /usr/bin/env bash\n', 'bash'],
  ['text/x-shellscript', '#!/usr/bin/env -S python3 -u\n', 'python3'],
  ['text/cloud-boothook', '#cloud-boothook\n#!/bin/sh\n', 'sh'],
  ['text/part-handler', '#part-handler\n', 'python3'],
  ['text/x-shellscript', '#!/usr/bin/perl\n', undefined],
  ['text/x-shellscript', '#!/bin/zsh\n', undefined],
  ['text/x-shellscript', 'echo\n', undefined],
  ['text/cloud-config', '#!/bin/sh\n', undefined],
] as const)('%s that begins with %j is read by %s', (contentType, content, reader) => {
  const part: Part = { filename: 'x', contentType, content, gzip: false, encoding: 'auto' };
  expect(scriptReaderOf(part)).toBe(reader);
});
