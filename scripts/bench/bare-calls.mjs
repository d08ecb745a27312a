// node scripts/bench/bare-calls.mjs LIST FOLDER: the file-system calls of a finished build and nothing else, the limit in this
// language. LIST has a line an entry: d PATH, f SIZE PATH, h KNOWN PATH (a hard link), s TARGET PATH; fields end with a tab.
import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';

const [list = '', folder = ''] = process.argv.slice(2);
process.chdir(folder);
const content = 'x'.repeat(1 << 20);
for (const line of readFileSync(list, 'utf8').split('\n')) {
  const [kind = '', first = '', second = ''] = line.split('\t');
  if (kind === 'd') mkdirSync(first);
  else if (kind === 'f')
    writeFileSync(second, content.slice(0, Number(first)), { encoding: 'utf8', flag: 'wx', mode: 0o440 });
  else if (kind === 'h') linkSync(first, second);
  else if (kind === 's') symlinkSync(first, second);
}
