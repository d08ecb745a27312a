// `npm run man`: docs/man/seedpress.1 out of --help, which test/docs/man.test.ts does as well.
import { spawnSync } from 'node:child_process';
import { root } from './lib/root.mjs';

const { status } = spawnSync(process.execPath, ['scripts/test.mjs', 'test/docs/man.test.ts'], {
  cwd: root,
  env: { ...process.env, SEEDPRESS_UPDATE: '1' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
