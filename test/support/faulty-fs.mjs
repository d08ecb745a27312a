// `node --import` of it: calls of node:fs that fail. FAULTS: { names: [...], code: 'EPERM', from: 1, kill: false, count: 'path' }.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const {
  names,
  code,
  from = 1,
  once = false,
  kill = false,
  count,
} = JSON.parse(process.env.FAULTS ?? '{"names":[]}');
/** @type {Record<string, any>} */
const functions = fs;
let calls = 0;
for (const name of names) {
  const original = functions[name];
  functions[name] = (/** @type {any[]} */ ...args) => {
    calls += 1;
    if (once ? calls === from : calls >= from) {
      if (kill) process.kill(process.pid, 'SIGKILL');
      throw Object.assign(new Error(`${code}: ${name}`), { code, syscall: name });
    }
    return original(...args);
  };
}
syncBuiltinESMExports();
if (count !== undefined) process.on('exit', () => fs.appendFileSync(count, `${calls}\n`));
