// `npm run test:soak [-- FILTER]`: the long tests of test/soak, which print their figures. On a fresh clone it installs and
// compiles first, as `npm test` does.
import { spawnSync } from 'node:child_process';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { provideSystemPackages } from './lib/provide-packages.mjs';
import { root } from './lib/root.mjs';

ensureInstalled();
ensureCompiled();
provideSystemPackages();

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.soak.config.ts'];
const { status } = spawnSync(process.execPath, [...vitest, '--no-isolate', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
