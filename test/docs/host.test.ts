import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { examplesIn } from './examples.js';
import { expectExamples } from './playground.js';

const guide = readFileSync(join(projectRoot, 'docs', 'host.md'), 'utf8');

requires(
  'nginx',
  'curl',
  'ip',
  'blkid',
  'isoinfo',
)('docs/host.md', () => {
  test('every command prints what it shows', async () => {
    const examples = examplesIn(guide);
    expect(examples.length).toBeGreaterThan(10);
    await expectExamples(examples);
  }, 120_000);
});
