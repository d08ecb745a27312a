// `npm run build`: on a fresh clone it installs and compiles first; what is up to date costs some milliseconds.
import { pathToFileURL } from 'node:url';
import { compiledMain, ensureCompiled } from './lib/compile.mjs';
import { ensureInstalled } from './lib/install.mjs';

ensureInstalled();
ensureCompiled();

// In this process: a second Node would cost more than a build of which nothing changed.
process.argv = [process.execPath, compiledMain, 'build', ...process.argv.slice(2)];
await import(pathToFileURL(compiledMain).href);
