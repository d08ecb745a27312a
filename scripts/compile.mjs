import { ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';

ensureInstalled();
ensureCompiled();
