// `npm test`: on a fresh clone it installs and compiles first, then all tests run; arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { provideSystemPackages } from './lib/provide-packages.mjs';
import { root } from './lib/root.mjs';

ensureInstalled();
ensureCompiled();
provideSystemPackages();

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--no-isolate', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, vitest, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
