import { expect, test } from 'vitest';
import { matchesGlob } from '../../../../src/pipeline/site/matches-glob.js';

test.each([
  ['waf-ba-0001', 'waf-*', true],
  ['waf-ba-0001', 'waf-ba-000?', true],
  ['waf-ba-0001', '*', true],
  ['waf-ba-0001', 'waf', false],
  ['waf-ba-0001', 'waf-ba-00??', true],
  ['waf-ba-0001', 'waf.ba.0001', false],
  ['waf-ba-0001', '[w]af-*', false],
])('%s against %s: %s', (id, glob, matches) => {
  expect(matchesGlob(id, glob)).toBe(matches);
});
