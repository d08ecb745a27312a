import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test('what is packed has the program, the library with its types, and a list of what it is made of', () => {
  const { stdout, stderr, status } = spawnSync(
    'npm',
    ['pack', '--json', '--pack-destination', scratchFolder()],
    {
      cwd: projectRoot,
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
  const packed = JSON.parse(stdout.slice(stdout.search(/^[[{]/m))) as unknown;
  const [entry] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as {
    files: { path: string }[];
    size: number;
  }[];
  const paths = new Set(entry?.files.map(({ path }) => path));
  const targets = Object.values(packageJson.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : [target.types, target.default],
  );
  for (const target of [...targets, ...Object.values(packageJson.bin)])
    expect(paths).toContain(target.slice(2));
  for (const path of ['README.md', 'LICENSE', 'docs/library.md', 'dist/sbom.cdx.json'])
    expect(paths).toContain(path);
  expect(
    [...paths].filter((path) => /^(?:src|test|scripts)\/|\.ts$/.test(path) && !path.endsWith('.d.ts')),
  ).toEqual([]);
  expect(entry?.size).toBeLessThan(2_000_000);
  expect(existsSync(join(projectRoot, 'dist/sbom.cdx.json'))).toBe(true);
}, 120_000);

test('the list names everything that npm installs with it', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean; name?: string }>;
  };
  const sbom = JSON.parse(read('dist/sbom.cdx.json')) as Sbom;
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));
  const installed = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(
      ([path, { version, name }]) =>
        `${name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`,
    );
  expect(installed.length).toBeGreaterThan(Object.keys(packageJson.dependencies).length);
  expect([...listed].sort()).toEqual([...new Set(installed)].sort());
  expect(Object.keys(sbom.metadata)).not.toContain('timestamp');
});

test('main.js is a program', () => {
  expect(read('dist/main.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
