import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { contentsBelow, scratchFolder } from '../support/folders.js';

// KIND/CASE/ holds what somebody has as `input`, and its messages as messages.txt. Beside them stands the text that an
// import of it prints, as expected.yaml; or the files that it writes, as expected/, with what a build of them says as
// build.txt. SEEDPRESS_UPDATE=1 writes all of it anew: read the difference before you commit it.
const here = dirname(fileURLToPath(import.meta.url));
const isUpdate = process.env.SEEDPRESS_UPDATE === '1';
const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const cases = foldersIn(here)
  .flatMap((kind) =>
    foldersIn(join(here, kind)).map((name) => ({ kind, name, folder: join(here, kind, name) })),
  )
  .map((each) => ({
    ...each,
    input: readdirSync(each.folder).find((file) => file.startsWith('input')) ?? 'input',
  }));
const has = (file: string) => cases.filter(({ folder }) => existsSync(join(folder, file)));
const isRefused = ({ folder }: (typeof cases)[number]): boolean =>
  !existsSync(join(folder, 'expected')) && !existsSync(join(folder, 'expected.yaml'));

function expectFile(path: string, text: string): void {
  if (isUpdate) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

test.each(has('expected.yaml'))(
  'import $kind prints what it makes of $name',
  async ({ kind, input, folder }) => {
    const { stdout, stderr, code } = await runCli(['import', kind, input], { cwd: folder });
    expectFile(join(folder, 'expected.yaml'), stdout);
    expectFile(join(folder, 'messages.txt'), stderr);
    expect(code).toBe(0);
  },
);

test.each(has('expected'))(
  'import $kind makes of $name a site that builds',
  async ({ kind, input, folder }) => {
    const root = scratchFolder();
    const imported = await runCli(['import', kind, input, '--into', root], { cwd: folder });
    expect(imported).toMatchObject({ code: 0, stdout: '' });
    expectFile(join(folder, 'messages.txt'), imported.stderr.replaceAll(/into \S+: /g, 'into SITE: '));
    const expected = join(folder, 'expected');
    const written = contentsBelow(root);
    if (isUpdate) {
      rmSync(expected, { recursive: true });
      for (const [path, content] of Object.entries(written)) {
        mkdirSync(dirname(join(expected, path)), { recursive: true });
        writeFileSync(join(expected, path), content, 'latin1');
      }
    }
    expect(written).toEqual(contentsBelow(expected));
    const checked = await runCli(['check', '--quiet'], { cwd: root });
    expectFile(join(folder, 'build.txt'), checked.stdout);
    expect(checked.code, checked.stdout).toBe(0);
    expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  },
);

test.each(cases.filter(isRefused))(
  'import $kind refuses $name, and writes nothing',
  async ({ kind, input, folder }) => {
    const root = scratchFolder();
    const { stdout, stderr, code } = await runCli(['import', kind, input, '--into', root], { cwd: folder });
    expectFile(join(folder, 'messages.txt'), stderr);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(readdirSync(root)).toEqual([]);
  },
);
