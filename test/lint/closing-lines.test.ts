import { afterAll, describe, expect, test } from 'vitest';
import { isConformanceRequired } from '../../scripts/lib/conformance.mjs';
import { plantRepository } from './planted-repository.js';

const head = "import { expect, test } from 'vitest';\n";
const repository = plantRepository({
  'test/unit/a.test.ts': `${head}test('passes', () => expect(1).toBe(1));\ntest.skip('is skipped', () => {});\n`,
  'test/conformance/runs.test.ts': `${head}test('passes', () => expect(1).toBe(1));\n`,
  'test/conformance/skips.test.ts': `${head}test.skip('is skipped', () => {});\n`,
  'test/broken/fails.test.ts': `${head}test('fails', () => expect(1).toBe(2));\n`,
  'test/broken/loads-not.test.ts': "import './nowhere.js';\n",
  'test/vm/boots.test.ts': `${head}test('fails', () => expect(1).toBe(2));\n`,
});
afterAll(repository.remove);

const vitest = (folders: readonly string[], env?: Record<string, string>) =>
  repository.run(['node_modules/vitest/vitest.mjs', 'run', ...folders], env);

const closing = ({ output }: { readonly output: string }) =>
  output.split('\n').filter((line) => /^(conformance: )?\d+ (run|passed), /.test(line));

describe('the closing lines of a test run', () => {
  test('count what passed and what was skipped', () => {
    const ended = vitest(['test/unit', 'test/conformance']);
    expect(ended.status).toBe(0);
    expect(closing(ended)).toEqual(['conformance: 1 run, 1 skipped', '2 passed, 0 failed, 2 skipped']);
  });

  test('count what failed, and files that do not load', () => {
    const ended = vitest([]);
    expect(ended.status).toBe(1);
    expect(closing(ended)).toEqual(['conformance: 1 run, 1 skipped', '2 passed, 2 failed, 2 skipped']);
  });

  test('a skipped conformance test fails the run where CI is set, another test does not', () => {
    expect(vitest(['test/conformance/skips'], { CI: 'true' }).status).toBe(1);
    expect(vitest(['test/unit', 'test/conformance/runs'], { CI: 'true' }).status).toBe(0);
  });

  test.each([
    [{}, false],
    [{ CI: 'true' }, true],
    [{ CI: '1' }, true],
    [{ CI: 'false' }, false],
    [{ CI: '' }, false],
    [{ SEEDPRESS_REQUIRE_CONFORMANCE: '1' }, true],
    [{ CI: 'false', SEEDPRESS_REQUIRE_CONFORMANCE: '1' }, true],
    [{ CI: 'true', SEEDPRESS_REQUIRE_CONFORMANCE: '0' }, false],
  ])('in %j conformance is required: %s', (environment, isRequired) => {
    expect(isConformanceRequired(environment)).toBe(isRequired);
  });
});
