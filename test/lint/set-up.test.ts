import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { plantRepository } from './planted-repository.js';

const main = "process.stdout.write(process.argv.slice(2).join(' '));\nprocess.exitCode = 1;\n";
const repository = plantRepository({
  'src/main.ts': main,
  ...Object.fromEntries(
    ['serve-thread', 'write-thread', 'index', 'iso', 'lint', 'yaml'].map((door) => [
      `src/${door}.ts`,
      'export {};\n',
    ]),
  ),
  'src/index.ts': "export { gone } from './domain/gone.js';\n",
  'src/domain/gone.ts': 'export const gone = 1;\n',
});
afterAll(repository.remove);

const inRepository = (path: string): string => join(repository.folder, path);
const readText = (path: string): string => readFileSync(inRepository(path), 'utf8');
const write = (path: string, text: string) => writeFileSync(inRepository(path), text);
const build = (...args: string[]) => repository.run(['scripts/build.mjs', ...args]);
const compiling = 'seedpress: compiling src/ into dist/ …\n';

describe('npm run build', () => {
  beforeEach(() => {
    write('src/main.ts', main);
    build();
  });

  test('compiles when dist/ is missing, and runs the program', () => {
    rmSync(inRepository('dist'), { recursive: true });
    const { status, stdout, output } = build('--only', 'waf-*', '--json');
    expect(status).toBe(1);
    expect(stdout).toBe('build --only waf-* --json');
    expect(output).toBe(`${stdout}${compiling}`);
    expect(statSync(inRepository('dist/main.js')).mode & 0o111).toBe(0o111);
  });

  test('does not compile again when nothing changed, whatever the times of files say', () => {
    write('src/main.ts', main);
    expect(build().output).toBe('build');
  });

  test.each(['src/main.ts', 'tsconfig.json', 'package.json'])('compiles when %s changed', (path) => {
    const text = path.endsWith('.ts') ? `${main}// Changed.\n` : undefined;
    write(path, text ?? `${readText(path)}\n`);
    expect(build().output).toBe(`build${compiling}`);
    expect(build().output).toBe('build');
  });

  test('removes what has no source any more', () => {
    expect(existsSync(inRepository('dist/domain/gone.d.ts'))).toBe(true);
    rmSync(inRepository('src/domain/gone.ts'));
    write('src/index.ts', 'export {};\n');
    build();
    expect(existsSync(inRepository('dist/domain'))).toBe(false);
  });

  test('a mistake in src/ leaves dist/ as it was, and the next run sees it again', () => {
    for (const _ of [1, 2]) {
      write('src/main.ts', "export const wrong: number = 'text';\n");
      const { status, output } = build();
      expect(status).toBe(3);
      expect(output).toContain('src/main.ts(1,14): error TS2322');
      expect(output).toContain('seedpress: src/ does not compile, see above; dist/ is as it was\n');
    }
    expect(repository.run(['dist/main.js', 'x']).stdout).toBe('x');
    write('src/main.ts', main);
    expect(build().output).toBe('build');
  });

  test('a compile that was killed is not taken for done, and leaves nothing', () => {
    const dead = '.cache/dist-999999999';
    mkdirSync(inRepository(dead), { recursive: true });
    rmSync(inRepository('dist/.stamp'));
    expect(build().output).toBe(`build${compiling}`);
    expect(readdirSync(inRepository('.cache')).filter((name) => !name.startsWith('v8-'))).toEqual([]);
  });
});
