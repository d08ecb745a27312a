import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../../src/domain/output-file.js';
import { imageDate } from '../../../src/encode/image-date.js';
import { encodeIso } from '../../../src/encode/iso.js';
import { entriesOf, isAscii, nocloudFiles, readIso, treeFiles } from '../../support/images.js';
import { outputFiles } from '../../support/random-trees.js';

const label = 'cidata';
const sector = 2048;

describe('encodeIso', () => {
  test('writes the descriptors of ISO 9660 and Joliet with the label in its own case', () => {
    const image = Buffer.from(encodeIso(nocloudFiles, { label }));
    expect(image.toString('latin1', 16 * sector, 16 * sector + 7)).toBe('\x01CD001\x01');
    expect(image.toString('latin1', 16 * sector + 40, 16 * sector + 72)).toBe('cidata'.padEnd(32));
    expect(image.toString('latin1', 16 * sector + 574, 16 * sector + 583)).toBe('SEEDPRESS');
    expect(image.toString('latin1', 16 * sector + 813, 16 * sector + 830)).toBe('1980010100000000\0');
    expect(image.toString('latin1', 17 * sector, 17 * sector + 7)).toBe('\x02CD001\x01');
    expect(image.toString('latin1', 17 * sector + 40, 17 * sector + 46)).toBe('\0c\0i\0d');
    expect(image.toString('latin1', 17 * sector + 88, 17 * sector + 91)).toBe('%/E');
    expect(image.toString('latin1', 18 * sector, 18 * sector + 7)).toBe('\xffCD001\x01');
  });

  test('says in the descriptor how many sectors it has, and has no more', () => {
    const image = Buffer.from(encodeIso(treeFiles, { label }));
    expect(image.readUInt32LE(16 * sector + 80) * sector).toBe(image.length);
    expect(image.readUInt32BE(16 * sector + 84) * sector).toBe(image.length);
  });

  test('takes 29 sectors for four small files: no padding', () => {
    expect(encodeIso(nocloudFiles, { label }).length).toBeLessThanOrEqual(29 * sector);
  });

  test('writes the same bytes for the same files, in whatever order they come', () => {
    const image = encodeIso(treeFiles, { label });
    expect(Buffer.compare(encodeIso([...treeFiles].reverse(), { label }), image)).toBe(0);
  });

  test('takes from the image of another device what is the same, and nothing else', async () => {
    const device = (text: string, other: string) => [
      { path: 'meta-data', content: text },
      { path: 'a/user-data', content: other },
      { path: 'b/link', linkTo: 'a/user-data' },
      { path: 'empty', content: other === '' ? 'x' : '' },
      { path: 'bytes', content: Buffer.from(`${text}\xff`, 'latin1') },
    ];
    // The same names; contents that are equal, of other sizes, of more sectors, and none.
    const [long, many] = ['x'.repeat(2047), 'y'.repeat(2049)];
    for (const [text, other] of [
      ['a', 'a'] as const,
      ['abc', 'de'] as const,
      ['a', 'b'] as const,
      [long, many] as const,
      ['a', ''] as const,
    ]) {
      const files = device(text, other);
      const image = encodeIso(files, { label });
      for (const names of ['rock-ridge', 'joliet'] as const)
        expect(await readIso(image, { names })).toEqual(entriesOf(files, imageDate));
      expect(Buffer.compare(encodeIso([...files].reverse(), { label }), image)).toBe(0);
    }
  });

  test('is dated 1980 unless told otherwise', async () => {
    const date = new Date('2031-12-31T23:59:58Z');
    expect(await readIso(encodeIso(nocloudFiles, { label }))).toEqual(entriesOf(nocloudFiles, imageDate));
    expect(await readIso(encodeIso(nocloudFiles, { label, date }))).toEqual(entriesOf(nocloudFiles, date));
  });

  test('stores what a link leads to once', () => {
    const content = 'x'.repeat(100_000);
    const links = Array.from({ length: 9 }, (_, index) => ({ path: `v${index}`, linkTo: 'latest' }));
    const image = encodeIso([{ path: 'latest', content }, ...links], { label });
    expect(image.length).toBeLessThan(160_000);
  });

  test.each(['rock-ridge', 'joliet'] as const)('carries a hard tree in the names of %s', async (names) => {
    const files = treeFiles.filter(isAscii);
    expect(await readIso(encodeIso(files, { label }), { names })).toEqual(entriesOf(files, imageDate));
  });

  test.each(['rock-ridge', 'joliet'] as const)(
    'reads back in the names of %s as it was written, whatever the tree',
    async (names) => {
      await fc.assert(
        fc.asyncProperty(outputFiles({ names: 'ascii' }), async (files) => {
          expect(await readIso(encodeIso(files, { label }), { names })).toEqual(entriesOf(files, imageDate));
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe('what encodeIso throws for', () => {
  const one = (path: string, content: string | Uint8Array = ''): readonly OutputFile[] => [{ path, content }];

  test.each([
    ['', 'is no volume label'],
    ['-volid', 'is no volume label'],
    ['a b', 'is no volume label'],
    ['seventeen-letters', 'is no volume label'],
  ])('the label %j', (wrong, message) => {
    expect(() => encodeIso(one('a'), { label: wrong })).toThrow(message);
  });

  test.each([
    ['n'.repeat(65), 'has 65 characters; Joliet takes at most 64'],
    [`folder/${'é'.repeat(65)}/x`, 'has 65 characters; Joliet takes at most 64'],
    ['a:b', 'holds ":", which Joliet does not take'],
    ['a*', 'holds "*"'],
    ['a\\b', 'holds "\\\\"'],
    ['a\nb', 'holds "\\n"'],
    ['smile-😀', 'outside UCS-2'],
    ['half-\ud83d', 'outside UCS-2'],
  ])('the name %j', (path, message) => {
    expect(() => encodeIso(one(path), { label })).toThrow(message);
  });

  test('a file of 4 GiB', () => {
    // The size alone, without the bytes.
    const content = Object.defineProperty(new Uint8Array(1), 'byteLength', { value: 2 ** 32 });
    expect(() => encodeIso(one('big', content), { label })).toThrow('"big" is larger than 4 GiB');
  });

  test.each([new Date(Date.UTC(1899, 11, 31)), new Date(Date.UTC(2156, 0)), new Date(Number.NaN)])(
    'the date %s',
    (date) => {
      expect(() => encodeIso(one('a'), { label, date })).toThrow('is no date of ISO 9660');
    },
  );
});
