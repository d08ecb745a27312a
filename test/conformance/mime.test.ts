import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Part } from '../../src/domain/part.js';
import { encodeMime, fitsGzip, fitsSevenBit } from '../../src/encode/mime.js';
import { encodeCloudConfig } from '../../src/encode/yaml.js';
import { scratchFolder } from '../support/folders.js';
import { hostileText, hostileTexts, hostileValue } from '../support/hostile-values.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { runScript } from '../support/scripts.js';

interface PartRead {
  readonly type: string;
  readonly filename: string;
  readonly body: string;
  readonly merge_type?: string;
  readonly launch_index?: string;
}

interface Read {
  readonly email: readonly PartRead[];
  readonly cloud_init: readonly PartRead[];
  readonly warnings: readonly string[];
}

const script = readFileSync(new URL('python/mime_parts.py', import.meta.url), 'utf8');

function read(lists: readonly (readonly Part[])[]): readonly Read[] {
  const input = lists.map((parts) => `${JSON.stringify(encodeMime(parts))}\n`).join('');
  return JSON.parse(runPython(script, { input })) as Read[];
}

const seenByCloudInit = ({ filename, contentType, content, mergeType, launchIndex }: Part): PartRead => ({
  type: contentType,
  filename,
  body: content,
  ...(mergeType === undefined ? {} : { merge_type: mergeType }),
  ...(launchIndex === undefined ? {} : { launch_index: `${launchIndex}` }),
});

const plainPart: Part = {
  filename: 'x',
  contentType: 'text/jinja2',
  content: '',
  gzip: false,
  encoding: 'auto',
};

/** Types whose text cloud-init hands on as it is; it reads a cloud-config already when it takes the parts apart. */
const types = [
  ...['boothook', 'config-jsonp'].map((kind) => `text/cloud-${kind}`),
  ...['per-boot', 'per-instance', 'per-once'].map((kind) => `text/x-shellscript-${kind}`),
  ...['text/jinja2', 'text/part-handler', 'text/upstart-job'],
];

const typedContent = fc.oneof(
  fc.tuple(fc.constantFrom(...types), hostileText),
  hostileText.map((text) => ['text/x-shellscript', `#!/bin/sh\n${text}`] as const),
  fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), hostileValue)
    .map((value) => ['text/cloud-config', encodeCloudConfig(value)] as const),
);

/** A name that Python's email gives back: nothing unseen in it, nothing around it that would be taken off. */
const isKept = (name: string): boolean =>
  name.trim() === name && !/^(?:".*"|<.*>)$/.test(name) && /^[^\p{C}\u2028\u2029\x80-\xa0]+$/u.test(name);

const hostilePart: fc.Arbitrary<Part> = fc
  .record({
    filename: hostileText.filter(isKept),
    typedContent,
    mergeType: fc.constantFrom(undefined, undefined, 'list(append)+dict(recurse_array)+str()'),
    launchIndex: fc.constantFrom(undefined, undefined, 0, 7),
    gzip: fc.boolean(),
    encoding: fc.constantFrom('auto' as const, '7bit' as const, 'base64' as const),
  })
  .map(({ typedContent: [contentType, content], mergeType, launchIndex, gzip, encoding, ...rest }) => {
    const part: Part = {
      ...rest,
      contentType,
      content,
      gzip: false,
      encoding: encoding === '7bit' && !fitsSevenBit(content) ? 'auto' : encoding,
      ...(mergeType === undefined ? {} : { mergeType }),
      ...(launchIndex === undefined ? {} : { launchIndex }),
    };
    return gzip && fitsGzip(part) ? { ...part, gzip: true, encoding: 'auto' } : part;
  });

requires('cloud-init')('MIME as Python and cloud-init read it', () => {
  test('2,000 lists of hostile parts arrive whole: names, types, order, bodies', () => {
    const lists = fc.sample(fc.array(hostilePart, { minLength: 1, maxLength: 4 }), {
      numRuns: 2_000,
      seed: 2_000,
    });
    const results = read(lists);
    expect(results.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(results.map((result) => result.cloud_init)).toEqual(
      lists.map((parts) => parts.map(seenByCloudInit)),
    );
  });

  test('every hostile text is a body, byte for byte, in each encoding that it fits', () => {
    const parts = hostileTexts.flatMap((content): Part[] => [
      { ...plainPart, content },
      { ...plainPart, content, encoding: 'base64' },
    ]);
    const [result] = read([parts]) as [Read];
    const bytes = parts.map(({ content }) => Buffer.from(content).toString('latin1'));
    expect(result.email.map(({ body }) => body)).toEqual(bytes);
    expect(result.cloud_init.map(({ body }) => body)).toEqual(parts.map(({ content }) => content));
  });

  test('no parts are no user-data, without a warning', () => {
    const [result] = read([[]]) as [Read];
    expect(result.cloud_init).toMatchObject([{ type: 'text/x-not-multipart', body: '' }]);
    expect(result.warnings).toEqual([]);
  });

  test('a warning would be seen', () => {
    const [result] = read([[{ ...plainPart, contentType: 'text/cloud-config', content: 'a: [' }]]) as [Read];
    expect(result.warnings.join()).toContain('Failed loading yaml blob');
  });

  test('Merge-Type rules how a cloud-config joins those before it', () => {
    const config = (content: string): Part => ({ ...plainPart, contentType: 'text/cloud-config', content });
    const [first, second] = [config('runcmd: [a]\n'), config('runcmd: [b]\n')];
    const merging: Part = { ...second, mergeType: 'list(append)+dict(recurse_array)+str()' };
    const files = [
      [first, second],
      [first, merging],
    ].map((parts, index) => {
      const path = join(scratchFolder(), `${index}`);
      writeFileSync(path, encodeMime(parts));
      return path;
    });
    expect(runScript('user_data', files)).toMatchObject([
      { merged: { runcmd: ['b'] } },
      { merged: { runcmd: ['a', 'b'] } },
    ]);
  });
});
