import fc from 'fast-check';
import { test } from 'vitest';
import { outputFiles } from '../support/random-trees.js';
import { requires } from '../support/requires.js';
import { expectImageOfGenisoimage } from '../support/two-writers.js';

const trees = 1000;

requires('genisoimage')('our image is that of genisoimage, less the differences of ADR 4', () => {
  test(`for ${trees} random trees`, { timeout: 900_000 }, async () => {
    await fc.assert(fc.asyncProperty(outputFiles({ names: 'unicode' }), expectImageOfGenisoimage), {
      numRuns: trees,
    });
    console.log(
      `ISO images: ${2 * trees} of ours and of genisoimage compared, all equal but for what ADR 4 lists`,
    );
  });
});
