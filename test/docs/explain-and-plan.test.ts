import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyBootKeys } from '../../src/cloud-init/boot-frequency.js';
import { projectRoot } from '../support/folders.js';
import { examplesIn } from './examples.js';
import { expectExamples } from './playground.js';

const document = readFileSync(join(projectRoot, 'docs', 'explain-and-plan.md'), 'utf8');

test('every command that docs/explain-and-plan.md shows prints what it shows', async () => {
  const examples = examplesIn(document);
  expect(examples.length).toBeGreaterThan(5);
  await expectExamples(examples);
}, 120_000);

test('what it says of every boot is what plan says', () => {
  const row = /^\| (`bootcmd`.*?) \| it is done/m.exec(document)?.[1] ?? '';
  for (const [, key] of row.matchAll(/`(\w+)`/g)) expect(everyBootKeys).toContain(key);
});
