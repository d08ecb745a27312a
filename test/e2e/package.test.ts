import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomSeeds } from '../conformance/import/random-seeds.js';
import { projectRoot, scratchFolder } from '../support/folders.js';

interface PackageJson {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Sbom {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly scope?: string;
  }[];
  readonly metadata: object;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const packageJson = JSON.parse(read('package.json')) as PackageJson;

/** What a fresh clone of this state would hold: no packages, and nothing compiled. */
let clone = '';
/** Where it packs to. */
let destination = '';
let archive = '';
let tarball: Buffer;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'seedpress-clone-'));
  destination = mkdtempSync(join(tmpdir(), 'seedpress-packed-'));
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  for (const path of stdout.split('\0').filter((name) => existsSync(join(projectRoot, name)) && name !== ''))
    cpSync(join(projectRoot, path), join(clone, path), { verbatimSymlinks: true });
});
afterAll(() => {
  for (const folder of [clone, destination]) rmSync(folder, { recursive: true, force: true });
});

test('what a fresh clone packs has the program, the library with its types, and a list of what it is made of', () => {
  expect(existsSync(join(clone, 'dist'))).toBe(false);
  const words = ['pack', '--json', '--pack-destination', destination, '--prefer-offline'];
  const { stdout, stderr, status } = spawnSync('npm', words, { cwd: clone, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  // Nothing stands before it: pre-commit takes all that `npm pack` prints for the name of the file.
  const packed = JSON.parse(stdout) as unknown;
  const [entry] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as {
    files: { path: string }[];
    size: number;
    unpackedSize: number;
  }[];
  const paths = new Set(entry?.files.map(({ path }) => path));
  const targets = Object.values(packageJson.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  );
  for (const target of [...targets, ...Object.values(packageJson.bin)])
    expect(paths).toContain(target.slice(2));
  for (const path of ['README.md', 'LICENSE', 'docs/library.md', 'dist/sbom.cdx.json'])
    expect(paths).toContain(path);
  // What README.md leads to and shows is there for who reads it in node_modules.
  const linked = [...read('README.md').matchAll(/\]\((?!\w+:|#)([^)#]+)/g)].map(([, path = '']) =>
    path.replace(/\/$/, ''),
  );
  expect(linked.length).toBeGreaterThan(20);
  const isPacked = (link: string) => [...paths].some((path) => path === link || path.startsWith(`${link}/`));
  expect(linked.filter((link) => !isPacked(link))).toEqual([]);
  expect(
    [...paths].filter((path) => /^(?:src|test|scripts)\/|\.ts$/.test(path) && !path.endsWith('.d.ts')),
  ).toEqual([]);
  expect(entry?.size).toBeLessThan(2_000_000);
  const dependencies = Object.keys(packageJson.dependencies).map((name) =>
    join(projectRoot, 'node_modules', name),
  );
  const bytes = dependencies.reduce((sum, folder) => sum + sizeOf(folder), entry?.unpackedSize ?? 0);
  const told = /(\w+) packages, (\d+) MB/.exec(read('README.md'));
  expect(told?.slice(1)).toEqual(['two', String(Math.round(bytes / 1e6))]);
  expect(dependencies).toHaveLength(1);

  // It runs out of the tarball, from any folder.
  archive = join(destination, readdirSync(destination)[0] as string);
  tarball = readFileSync(archive);
  expect(spawnSync('tar', ['-xzf', archive, '-C', destination]).status).toBe(0);
  const installed = join(destination, 'package');
  // With what npm installs beside it, and nothing else of what it is made from.
  for (const name of Object.keys(packageJson.dependencies)) {
    const link = join(installed, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules', name), link);
  }
  const cwd = scratchFolder();
  const seedpress = (...argv: readonly string[]) =>
    spawnSync(process.execPath, [join(installed, 'dist/main.js'), ...argv], { cwd, encoding: 'utf8' });
  expect(seedpress('--version').stdout).toBe(`${packageJson.version}+${read('dist/.stamp').slice(0, 12)}\n`);
  expect(seedpress('init', '--quiet')).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(
    join(cwd, 'seedpress.config.ts'),
    `import { defineConfig } from 'seedpress';
export default defineConfig({ filters: { shout: (text: string) => text.toUpperCase() } });
`,
  );
  expect(seedpress('build', '--quiet')).toMatchObject({ status: 0, stderr: '' });
  const library = `import { build } from ${JSON.stringify(join(installed, 'dist/index.mjs'))};
console.log((await build({ root: '.' })).outcome);`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', library], { cwd, encoding: 'utf8' });
  expect(ran).toMatchObject({ stdout: 'unchanged\n', stderr: '' });
}, 600_000);

test('from twelve seeds to a machine that is told of its own: four commands in an empty folder', {
  timeout: 600_000,
}, () => {
  const root = scratchFolder();
  const seeds = join(scratchFolder(), 'seeds');
  for (const { name, files } of randomSeeds(12, { kind: 'nocloud', seed: 11 }))
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(seeds, name, path)), { recursive: true });
      writeFileSync(join(seeds, name, path), content);
    }
  const commands = [
    ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', archive],
    ['npx', 'seedpress', 'import', 'seed', seeds],
    ['npx', 'seedpress', 'build'],
    ['npx', 'seedpress', 'attach', 'vm-000', '--for', 'qemu'],
  ] as const;
  const started = performance.now();
  const outputs = commands.map(([program, ...args]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
    expect(status, `${program} ${args.join(' ')}\n${stderr}`).toBe(0);
    return stdout;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.info(`from an empty folder: ${commands.length} commands, ${seconds} s`);
  expect(outputs.at(-1)).toContain(join(root, 'out/current/images/vm-000.iso'));
  expect(readdirSync(join(root, 'out/current/images'))).toHaveLength(12);
  expect(existsSync(join(root, 'devices/site.yaml'))).toBe(true);
});

test('publint finds nothing to say about it', async () => {
  const { messages, pkg } = await publint({ pack: { tarball: bytesOf(tarball) }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('its types are right wherever they are found; it is for ES modules only, as docs/library.md says', async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
  const { problems } = result as { problems?: Problem[] };
  expect(result.types).toMatchObject({ kind: 'included' });
  const others = problems?.filter(
    (problem) => !('resolutionKind' in problem && isOfOldResolution(problem.resolutionKind)),
  );
  expect(others).toEqual([]);
  expect(read('docs/library.md')).toMatch(/ES modules only/);
}, 60_000);

test('the list names everything that npm installs with it, and what its own files are made of', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean; name?: string }>;
  };
  const sbom = JSON.parse(readFileSync(join(clone, 'dist/sbom.cdx.json'), 'utf8')) as Sbom;
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));
  const installed = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(
      ([path, { version, name }]) =>
        `${name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`,
    );
  expect(installed.length).toBeGreaterThanOrEqual(Object.keys(packageJson.dependencies).length);
  // Licences ask to be with each copy, and name the packages.
  const licences = readFileSync(join(clone, 'dist/licences.txt'), 'utf8');
  const bundled = [...licences.matchAll(/^((?:@[\w.-]+\/)?[a-z][\w.-]*) (\d[\w.-]*) \(/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
  expect(bundled).toContainEqual(expect.stringMatching(/^nunjucks@/));
  expect(bundled).toContainEqual(expect.stringMatching(/^preact@/));
  expect([...listed].sort()).toEqual([...new Set([...installed, ...bundled])].sort());
  expect(Object.keys(sbom.metadata)).not.toContain('timestamp');
});

test('main.js is a program', () => {
  expect(read('dist/main.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

/** The profile esm-only of attw: `require()` of types, and resolution as Node 10 had it, before `exports`. */
const isOfOldResolution = (kind: string): boolean => kind === 'node10' || kind === 'node16-cjs';

const bytesOf = (buffer: Buffer): ArrayBuffer =>
  buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, path) => {
    const found = statSync(join(folder, path));
    return found.isFile() ? sum + found.size : sum;
  }, 0);
