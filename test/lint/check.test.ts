import { afterAll, describe, expect, test } from 'vitest';
import { plantRepository } from './planted-repository.js';

// Some linters check nothing and say that all is well: here every step meets what it is there to find.
const repository = plantRepository({
  'src/main.ts': "#!/usr/bin/env node\nimport './cli/run.js';\n",
  'src/index.ts': "export type { Used } from './domain/used.js';\n",
  'src/cli/run.ts': "import { used } from '../domain/used.js';\n\nused();\n",
  'src/domain/used.ts':
    "export type Used = string;\n\nexport function used(): Used {\n  return 'x';\n}\n\nexport const neverImported = 1;\n",
  'src/domain/orphan.ts': 'export const orphan = 1;\n',
  'src/domain/only-tested.ts': 'export const onlyTested = 1;\n',
  'src/domain/unformatted.ts': 'export const unformatted   = "double";\n',
  'src/domain/unsorted.ts':
    "import { b } from './b.js';\nimport { a } from './a.js';\n\nexport const c = [a, b];\n",
  'src/domain/wrong-type.ts': "export const wrong: number = 'text';\n",
  'src/domain/erasable.ts': 'export enum Colour {\n  red,\n}\n',
  'src/sinks/floating.ts':
    'export async function save(): Promise<void> {}\n\nexport function floating(): void {\n  save();\n}\n',
  'src/sinks/misused.ts':
    'declare const save: () => Promise<void>;\n\nexport const misused = () => [1].forEach(async () => save());\n',
  'src/sinks/switch.ts':
    "export function text(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'x';\n  }\n  return '';\n}\n",
  'src/sinks/any.ts': 'export const any = (value: any): any => value;\n',
  'src/sinks/unused.ts': 'const unused = 1;\n\nexport const x = 2;\n',
  'src/sinks/type-import.ts': "import { Stats } from 'node:fs';\n\nexport type Size = Stats['size'];\n",
  'src/sinks/node-protocol.ts': "export { join } from 'path';\n",
  'src/sinks/default.ts': 'export default 1;\n',
  'src/sinks/locale.ts': 'export const order = (a: string, b: string) => a.localeCompare(b);\n',
  'src/sinks/console.ts': "console.log('x');\n",
  'src/sinks/long.ts': Array.from({ length: 251 }, (_, index) => `export const x${index} = 1;\n`).join(''),
  'src/layouts/upward.ts': "export { x } from '../sinks/unused.js';\n",
  'src/layouts/writer.ts': "export { rmSync } from 'node:fs';\n",
  'scripts/wrong-type.mjs': "/** @type {number} */\nexport const wrong = 'text';\n",
  'test/unit/wrong-type.test.ts':
    "import { onlyTested } from '../../src/domain/only-tested.js';\n\nonlyTested.trim();\n",
});
afterAll(repository.remove);

const check = (step: string) => repository.run(['scripts/check.mjs', '--only', step]);

describe('npm run check finds', { timeout: 120_000 }, () => {
  test('what is not formatted, and imports out of order', () => {
    const { status, output } = check('format');
    expect(status).toBe(1);
    expect(output).toMatch(/src\/domain\/unformatted\.ts format/);
    expect(output).toMatch(/src\/domain\/unsorted\.ts:1:1 assist\/source\/organizeImports/);
    expect(output).toMatch(/check format: failed \(/);
  });

  test('what the lint rules forbid', () => {
    const { status, output } = check('lint');
    expect(status).toBe(1);
    const found = rulesByFile(output);
    expect(found).toMatchObject({
      'src/sinks/floating.ts': ['@typescript-eslint/no-floating-promises'],
      'src/sinks/misused.ts': ['@typescript-eslint/no-misused-promises'],
      'src/sinks/switch.ts': ['@typescript-eslint/switch-exhaustiveness-check'],
      'src/sinks/any.ts': expect.arrayContaining(['@typescript-eslint/no-explicit-any']),
      'src/sinks/unused.ts': ['@typescript-eslint/no-unused-vars'],
      'src/sinks/type-import.ts': ['@typescript-eslint/consistent-type-imports'],
      'src/sinks/node-protocol.ts': ['no-restricted-imports'],
      'src/sinks/default.ts': ['no-restricted-syntax'],
      'src/sinks/locale.ts': ['no-restricted-syntax'],
      'src/sinks/console.ts': ['no-console'],
      'src/sinks/long.ts': ['max-lines'],
      'src/layouts/upward.ts': ['no-restricted-imports'],
      'src/layouts/writer.ts': ['seedpress/powers'],
    });
    expect(Object.keys(found)).not.toContain('src/domain/used.ts');
  });

  test('wrong types in src, test and scripts', () => {
    const { status, output } = check('types');
    expect(status).toBe(1);
    expect(output).toMatch(/src\/domain\/wrong-type\.ts\(1,14\): error TS2322/);
    expect(output).toMatch(/src\/domain\/erasable\.ts\(1,13\): error TS1294/);
    const tests = repository.run(['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.test.json']);
    expect(tests.output).toMatch(/test\/unit\/wrong-type\.test\.ts\(3,12\): error TS2339/);
    expect(tests.output).toMatch(/scripts\/wrong-type\.mjs\(2,14\): error TS2322/);
  });

  test('what nothing uses', () => {
    const { status, output } = check('knip');
    expect(status).toBe(1);
    expect(output).toMatch(/Unused files[^]*src\/domain\/orphan\.ts/);
    expect(output).toMatch(/Unused dependencies[^]*commander/);
    expect(output).toMatch(/Unused exports[^]*neverImported/);
    const production = repository.run([
      'node_modules/knip/bin/knip.js',
      '--production',
      '--include=files,dependencies',
    ]);
    expect(production.output).toMatch(/Unused files[^]*src\/domain\/only-tested\.ts/);
  });

  test('the first failing step ends it, and an unknown step is named', () => {
    const { status, output } = check('types,format');
    expect(status).toBe(1);
    expect(output).not.toContain('check types');
    const typos = check('typos');
    expect(typos.status).toBe(3);
    expect(typos.output).toBe(
      'seedpress: --only: "typos" is no step; the steps are format, lint, types, knip, test\n',
    );
  });
});

/** ESLint's report: a file's name on a line of its own, then its findings, each ending in the rule. */
function rulesByFile(output: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let file = '';
  for (const line of output.split('\n')) {
    const [, path] = /^\/.*?\/((?:src|test|scripts)\/.*)$/.exec(line) ?? [];
    const [, rule] = /^\s+\d+:\d+\s+error\s.*\s{2}(\S+)$/.exec(line) ?? [];
    if (path !== undefined) file = path;
    if (rule !== undefined) (found[file] ??= []).push(rule);
  }
  return found;
}
