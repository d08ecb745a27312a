// `npm run test:vm [-- --all]`: real machines, a few of them or all that docs/proof.md lists; other arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { provideMachinePackages, provideSystemPackages } from './lib/provide-packages.mjs';
import { root } from './lib/root.mjs';
import { stop } from './lib/say.mjs';

if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
  stop(
    'npm run test:vm starts machines: that takes root on Debian, for networks, mounts and packages; npm test needs neither',
  );
}
ensureInstalled();
ensureCompiled();
provideSystemPackages();
provideMachinePackages();

const args = process.argv.slice(2).filter((word) => word !== '--all');
const isWhole = process.argv.includes('--all');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vm/vitest.config.ts', ...args];
const env = { ...process.env, SEEDPRESS_VM_ALL: isWhole ? '1' : '' };
const { status } = spawnSync(process.execPath, vitest, { cwd: root, stdio: 'inherit', env });
process.exit(status ?? 1);
