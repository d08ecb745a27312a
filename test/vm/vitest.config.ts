import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { bundledForBrowsers } from '../../scripts/lib/browser-bundles.mjs';
import { embeddedModules } from '../../scripts/lib/embedded.mjs';
import { ClosingReporter } from '../support/closing-reporter.js';
import { ProofReporter } from './harness/proof-reporter.js';

// What measures a time runs alone, behind all others.
const alone = 'test/vm/at-once.test.ts';

export default defineConfig({
  plugins: [embeddedModules, bundledForBrowsers],
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    environment: 'node',
    env: { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` },
    globalSetup: ['test/vm/harness/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    // Each of them boots one machine at a time.
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['verbose', new ProofReporter(), new ClosingReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'cases',
          include: ['test/vm/**/*.test.ts'],
          exclude: [...configDefaults.exclude, alone],
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'alone', include: [alone], sequence: { groupOrder: 2 } } },
    ],
  },
});
