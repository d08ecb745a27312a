import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutputFile } from '../../src/domain/output-file.js';
import { encodeVfat } from '../../src/encode/vfat.js';
import { contentsBelow, scratchFolder } from '../support/folders.js';
import { contentOf, contentsOf, linesOf, nocloudFiles, runTool, treeFiles } from '../support/images.js';
import { isLoopMountable, withMounted } from '../support/mounts.js';
import { outputFiles } from '../support/random-trees.js';
import { requires } from '../support/requires.js';

const large = [...treeFiles, { path: 'large', content: new Uint8Array(9_000_000).fill(1) }];

const cases = [
  { what: 'the four files of NoCloud', label: 'cidata', files: nocloudFiles },
  { what: 'a tree of every hard case', label: 'config-2', files: treeFiles },
  { what: 'a volume of FAT16', label: 'CIDATA', files: large },
];

requires(
  'blkid',
  'mtools',
  'fsck.fat',
)('VFAT images', () => {
  test.each(cases)('$what: blkid sees vfat and the label', ({ label, files }) => {
    const facts = linesOf('blkid', ['-p', '-o', 'export', imageOf(files, { label })]);
    expect(facts).toEqual(expect.arrayContaining(['TYPE=vfat', `LABEL=${label}`]));
  });

  test.each(cases)('$what: fsck finds no fault', ({ label, files }) => {
    const [verdict, ...more] = linesOf('fsck.fat', ['-n', imageOf(files, { label })]).slice(0, -1);
    expect([verdict, more]).toEqual([expect.stringMatching(/: [0-9]+ files, /), []]);
  });

  test.each(cases)('$what: mtools copies the files out', ({ label, files }) => {
    expect(extracted(imageOf(files, { label }))).toEqual(contentsOf(files));
  });

  test('random trees come through', () => {
    fc.assert(
      fc.property(outputFiles({ names: 'ascii' }), (drafts) => {
        const files = withoutCaseClashes(drafts);
        const image = imageOf(files, { label: 'cidata' });
        runTool('fsck.fat', ['-n', image]);
        expect(extracted(image)).toEqual(contentsOf(files));
      }),
      { numRuns: 15 },
    );
  });

  if (isLoopMountable('vfat')) {
    test.each(cases)('$what: Linux mounts it', ({ label, files }) => {
      withMounted(imageOf(files, { label }), { type: 'vfat', options: 'ro,utf8=1' }, (folder) => {
        expect(contentsBelow(folder)).toEqual(contentsOf(files));
      });
    });
  }
});

function imageOf(files: readonly OutputFile[], { label }: { label: string }): string {
  const path = join(scratchFolder(), 'seed.img');
  writeFileSync(path, encodeVfat(files, { label }));
  return path;
}

function extracted(image: string): Readonly<Record<string, string>> {
  const folder = join(scratchFolder(), 'extracted');
  mkdirSync(folder);
  runTool('mcopy', ['-s', '-i', image, '::/*', folder]);
  return contentsBelow(folder);
}

/** Drops what VFAT does not take: names of one folder that differ in case alone. Links become files. */
function withoutCaseClashes(files: readonly OutputFile[]): readonly OutputFile[] {
  const spellings = new Map<string, string>();
  const isFirstSpelling = ({ path }: OutputFile) =>
    path.split('/').every((_, depth, segments) => {
      const above = segments.slice(0, depth + 1).join('/');
      const first = spellings.get(above.toUpperCase()) ?? above;
      spellings.set(above.toUpperCase(), first);
      return first === above;
    });
  const plain = files.map(({ path }) => ({ path, content: contentOf(path, files) }));
  return plain.filter(isFirstSpelling);
}
