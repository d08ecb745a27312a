import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { images, layouts } from '../../src/layouts/index.js';
import { projectRoot } from '../support/folders.js';
import { expectExamplesHold } from './fresh-copy.js';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');

test('every command that README.md shows prints what it shows', () => {
  expectExamplesHold(readme);
}, 120_000);

test('README.md names every layout and image that there is', () => {
  for (const name of [...Object.keys(layouts), ...Object.keys(images)])
    expect(readme).toContain(`\`${name}\``);
});
