import { describe, expect, test } from 'vitest';
import { installLine, missingPackages, missingTools } from '../../scripts/lib/system-packages.mjs';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { plantRepository } from './planted-repository.js';

describe('what conformance tests need of the machine', () => {
  test('a tool that no package holds is our own mistake', () => {
    expect(() => requires('isoinfoo')).toThrow('no package of system-packages.mjs holds isoinfoo');
  });

  test('every tool is found or its package is named', () => {
    const tools = ['cloud-init', 'genisoimage', 'isoinfo', 'xorriso', 'nginx', 'python3', 'blkid'];
    expect(missingTools(tools).length > 0).toBe(missingPackages().length > 0);
  });

  test('the install line is one that can be typed', () => {
    const wanted = { package: 'xorriso', purpose: 'x', tools: {} };
    expect(installLine([wanted, { ...wanted, package: 'nginx-light' }])).toBe(
      'apt-get install --no-install-recommends xorriso nginx-light',
    );
  });

  test('where one is missing the tests are skipped loudly', () => {
    const repository = plantRepository({
      'scripts/lib/system-packages.mjs': `
        export const missingTools = () => ['isoinfo'];
        export const missingPackages = () => [{ package: 'genisoimage', purpose: 'lists images', tools: {} }];
        export const installLine = () => 'apt-get install genisoimage';
      `,
      'test/conformance/iso.test.ts': `
        import { test } from 'vitest';
        import { requires } from '../support/requires.js';
        requires('isoinfo')('the image', () => { test('has four names', () => { throw new Error('ran'); }); });
      `,
    });
    const { status, output } = repository.run(
      ['node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose'],
      {},
    );
    expect(status).toBe(0);
    expect(output).toContain('the image (SKIPPED, missing: isoinfo) > has four names');
    const loud = repository.run(['node_modules/vitest/vitest.mjs', 'run']);
    expect(loud.output).toContain(
      'SKIPPED without genisoimage (lists images): apt-get install genisoimage\n',
    );
    repository.remove();
  });
});

requires('python3')('runPython', () => {
  test('gives back what the script prints', () => {
    const script = 'import os, sys; print(sys.argv[1], sys.stdin.read(), os.environ["NAME"])';
    expect(runPython(script, { args: ['a'], input: 'b', env: { NAME: 'c' } })).toBe('a b c\n');
  });

  test('a script that fails is an error that holds its stderr', () => {
    expect(() => runPython('raise SystemExit("no such thing")')).toThrow(/ended with 1:\nno such thing/);
  });
});
