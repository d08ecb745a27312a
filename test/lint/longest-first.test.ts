import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { longFiles } from '../support/longest-first.js';

test('the files of tests that begin a run are there', () => {
  expect(longFiles.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
