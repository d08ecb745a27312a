import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingReporter } from '../support/closing-reporter.js';
import { ProofReporter } from './harness/proof-reporter.js';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/vm/**/*.test.ts'],
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
  },
});
