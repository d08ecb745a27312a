/**
 * dist/main.js. What --help says is known before any code of ours is loaded, wherever lines are as wide as where that was worked out.
 * @param {string} chunk
 */
export const programDoor = (chunk) => `#!/usr/bin/env node
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const argv = process.argv.slice(2);
if (!(isHelp() && printHelp())) require('./load.cjs').runProgram(${JSON.stringify(chunk)}, argv[0]);

function isHelp() {
  if (argv.length > 2 || (argv.length > 0 && !['-h', '--help'].includes(argv.at(-1)))) return false;
  return process.stdout.isTTY !== true || process.stdout.columns === 80;
}

function printHelp() {
  let texts = {};
  try {
    texts = JSON.parse(readFileSync(join(__dirname, 'help.json'), 'utf8'));
  } catch {}
  const text = texts[argv.length === 2 ? argv[0] : ''];
  if (text === undefined) return false;
  // Whoever stops reading wants no more; what else goes wrong is told by the way without this one.
  process.stdout.on('error', ({ code, message }) => {
    if (code === 'EPIPE') return;
    process.stderr.write(\`seedpress: the output is not complete, for it could not be written: \${message}\\n\`);
    process.exitCode = 3;
  });
  process.stdout.write(text);
  return true;
}
`;

/**
 * A thread of the program.
 * @param {string} chunk
 */
export const threadDoor = (chunk) => `require('./load.cjs').load(${JSON.stringify(chunk)});\n`;

/**
 * A door of the library.
 * @param {string} chunk
 * @param {readonly string[]} exports
 */
export const libraryDoor = (chunk, exports) => `import loader from './load.cjs';

const door = loader.load(${JSON.stringify(chunk)});
${exports.map((name) => `export const ${name} = door.${name};\n`).join('')}`;
