import { configDefaults, defineConfig } from 'vitest/config';
import { bundledForBrowsers } from './scripts/lib/browser-bundles.mjs';
import { embeddedModules } from './scripts/lib/embedded.mjs';
import { ClosingReporter } from './test/support/closing-reporter.js';
import { LongestFirst } from './test/support/longest-first.js';

export default defineConfig({
  plugins: [embeddedModules, bundledForBrowsers],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/vm/**', 'test/soak/**'],
    environment: 'node',
    // Daemons and blkid lie where only root's PATH looks.
    env: { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` },
    // Processes, not threads: tests change umask, folder and TZ.
    pool: 'forks',
    isolate: false,
    // Vitest keeps a processor for itself and needs little of it: of two, that is half of what the tests could have.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', new ClosingReporter()],
    coverage: { provider: 'v8', include: ['src/**'] },
  },
});
