// npm runs this before it packs, after `npm install` in a clone, and for a git dependency: dist/ is not under version control.
import { existsSync } from 'node:fs';
import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { writeSbom } from './lib/sbom.mjs';

// A fresh clone that is packed has no compiler yet. Whoever installs without devDependencies wants none.
const isPacked = ['pack', 'publish'].includes(process.env.npm_command ?? '');
if (isPacked) ensureInstalled();

if (existsSync(inRoot('node_modules/typescript7'))) ensureCompiled();
else say('the compiler is not installed, so dist/ stays as it is');

if (isPacked) writeSbom();
