import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../src/domain/output-file.js';
import { imageDate } from '../../src/encode/image-date.js';
import { findGenisoimage } from '../../src/sinks/genisoimage.js';
import { type ImageWriter, writeImage } from '../../src/sinks/image.js';
import { contentsBelow, scratchFolder } from '../support/folders.js';
import {
  contentOf,
  contentsOf,
  entriesOf,
  isAscii,
  linesOf,
  nocloudFiles,
  pathsOf,
  readIso,
  runTool,
  treeFiles,
} from '../support/images.js';
import { isLoopMountable, withMounted } from '../support/mounts.js';
import { outputFiles } from '../support/random-trees.js';
import { requires } from '../support/requires.js';

const writerNames = ['embedded', 'genisoimage'] as const;

const images = [
  { what: 'the four files of NoCloud', label: 'cidata', files: nocloudFiles },
  { what: 'a tree of every hard case', label: 'config-2', files: treeFiles },
];

const cases = writerNames.flatMap((writer) => images.map((image) => ({ writer, ...image })));

requires(
  'genisoimage',
  'isoinfo',
  'xorriso',
  'blkid',
)('ISO images of both writers', () => {
  test.each(cases)('$writer, $what: blkid sees iso9660 and the label', async ({ writer, label, files }) => {
    const path = await imageOf(files, { writer, label });
    const facts = linesOf('blkid', ['-p', '-o', 'export', path]);
    expect(facts).toEqual(expect.arrayContaining(['TYPE=iso9660', `LABEL=${label}`]));
  });

  test.each(cases)('$writer, $what: isovfy finds no fault', async ({ writer, label, files }) => {
    const path = await imageOf(files, { writer, label });
    expect(linesOf('isovfy', [path])).toContain('No errors found');
  });

  test.each(cases)('$writer, $what: isoinfo lists the names', async ({ writer, label, files }) => {
    const path = await imageOf(files, { writer, label });
    expect(linesOf('isoinfo', ['-R', '-f', '-i', path])).toEqual(pathsOf(files));
    // isoinfo prints Joliet's names in Latin-1, whatever the locale.
    const plain = files.filter(isAscii);
    const plainImage = await imageOf(plain, { writer, label });
    expect(linesOf('isoinfo', ['-J', '-f', '-i', plainImage])).toEqual(pathsOf(plain));
  });

  test.each(cases)('$writer, $what: isoinfo gives the bytes', async ({ writer, label, files }) => {
    const path = await imageOf(files, { writer, label });
    for (const file of files.filter((candidate) => !/^many\/.*[1-9]/.test(candidate.path))) {
      const bytes = runTool('isoinfo', ['-R', '-x', `/${file.path}`, '-i', path]);
      expect(Buffer.compare(bytes, contentOf(file.path, files)), file.path).toBe(0);
    }
  });

  describe.each(['any', 'norock'])('xorriso, reading %s', (hierarchy) => {
    test.each(cases)('$writer, $what: extracts the files', async ({ writer, label, files }) => {
      const path = await imageOf(files, { writer, label });
      expect(extracted(path, { hierarchy })).toEqual(contentsOf(files));
    });
  });

  test.each(cases)('$writer, $what: libarchive reads files and dates', async ({ writer, label, files }) => {
    const plain = files.filter(isAscii);
    const image = readFileSync(await imageOf(plain, { writer, label }));
    for (const names of ['rock-ridge', 'joliet'] as const) {
      expect(await readIso(image, { names })).toEqual(entriesOf(plain, imageDate));
    }
  });

  test('a tree of empty files comes through, though nothing stands behind its folders', async () => {
    const files = [{ path: 'latest/latest/a/a', content: '' }];
    const path = await imageOf(files, { writer: 'embedded', label: 'cidata' });
    expect(extracted(path, { hierarchy: 'any' })).toEqual(contentsOf(files));
    expect(extracted(path, { hierarchy: 'norock' })).toEqual(contentsOf(files));
  });

  test('names that are too long for one record come through', async () => {
    const files = ['x', 'y'].flatMap((end) =>
      Array.from({ length: 30 }, (_, index) => ({
        path: `${String(index).padStart(2, '0')}${end}${'語'.repeat(61)}`,
        content: end,
      })),
    );
    for (const writer of writerNames) {
      const path = await imageOf(files, { writer, label: 'cidata' });
      expect(extracted(path, { hierarchy: 'any' })).toEqual(contentsOf(files));
      expect(extracted(path, { hierarchy: 'norock' })).toEqual(contentsOf(files));
    }
  });

  test('random trees with names of many scripts come through', async () => {
    await fc.assert(
      fc.asyncProperty(outputFiles({ names: 'unicode' }), async (files) => {
        const path = await imageOf(files, { writer: 'embedded', label: 'cidata' });
        expect(extracted(path, { hierarchy: 'any' })).toEqual(contentsOf(files));
        expect(extracted(path, { hierarchy: 'norock' })).toEqual(contentsOf(files));
      }),
      { numRuns: 15 },
    );
  });

  // Not every machine may mount, and none has to: the tools above read all that the kernel would.
  if (isLoopMountable('iso9660')) {
    test.each(cases)('$writer, $what: Linux mounts it', async ({ writer, label, files }) => {
      const path = await imageOf(files, { writer, label });
      for (const options of ['ro', 'ro,norock,iocharset=utf8']) {
        withMounted(path, { type: 'iso9660', options }, (folder) => {
          expect(contentsBelow(folder)).toEqual(contentsOf(files));
        });
      }
    });
  }
});

async function imageOf(
  files: readonly OutputFile[],
  { writer, label }: { writer: (typeof writerNames)[number]; label: string },
): Promise<string> {
  const path = join(scratchFolder(), 'seed.iso');
  await writeImage(files, { path, label, writer: writerCalled(writer) });
  return path;
}

function writerCalled(name: (typeof writerNames)[number]): ImageWriter {
  if (name === 'embedded') return { name };
  return { name, program: findGenisoimage(process.env.PATH ?? '') as string };
}

function extracted(image: string, { hierarchy }: { hierarchy: string }): Readonly<Record<string, string>> {
  const folder = join(scratchFolder(), 'extracted');
  runTool('xorriso', ['-read_fs', hierarchy, '-osirrox', 'on', '-indev', image, '-extract', '/', folder]);
  // Folders come out as they are on the medium, and then an ordinary user could not remove them.
  runTool('chmod', ['-R', 'u+w', folder]);
  return contentsBelow(folder);
}
