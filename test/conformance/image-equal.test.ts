import fc from 'fast-check';
import { test } from 'vitest';
import { nocloudFiles, treeFiles } from '../support/images.js';
import { outputFiles } from '../support/random-trees.js';
import { requires } from '../support/requires.js';
import { expectImageOfGenisoimage } from '../support/two-writers.js';

// test/soak/image-equal.test.ts has the same for 1,000 trees.
requires('genisoimage')('our image is that of genisoimage, less the differences of ADR 4', () => {
  test.each([
    { what: 'a seed', files: nocloudFiles },
    { what: 'a large tree', files: treeFiles },
  ])('for $what', async ({ files }) => {
    await expectImageOfGenisoimage(files);
  });

  test('for 60 random trees', async () => {
    await fc.assert(fc.asyncProperty(outputFiles({ names: 'unicode' }), expectImageOfGenisoimage), {
      numRuns: 60,
    });
  });
});
