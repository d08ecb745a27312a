// `npm test`: on a fresh clone it installs and compiles first, then all tests run; arguments go to vitest.
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { provideSystemPackages } from './lib/provide-packages.mjs';
import { runWithScratchInMemory } from './lib/scratch-in-memory.mjs';

ensureInstalled();
ensureCompiled();
provideSystemPackages();

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--no-isolate', ...process.argv.slice(2)];
process.exit(runWithScratchInMemory([process.execPath, ...vitest]) ?? 1);
