import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The long tests: `npm run test:soak`. They print figures, and have the machine for themselves. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/soak/**/*.test.ts'],
    exclude: [],
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
