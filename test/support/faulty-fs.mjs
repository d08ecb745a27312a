// `node --import` of it: calls of node:fs that fail. FAULTS: { names: [...], code: 'EPERM', from: 1, kill: false, cut: 'mount', count: 'path',
// inThreads: false }; inThreads: those of threads, and not those of the first one.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const {
  names,
  code,
  from = 1,
  once = false,
  kill = false,
  cut,
  count,
  inThreads = false,
} = JSON.parse(process.env.FAULTS ?? '{"names":[]}');
const shutdown =
  'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1],0),0x8004587d,struct.pack("I",2))';
/** @type {Record<string, any>} */
const functions = fs;
let calls = 0;
for (const name of inThreads === isMainThread ? [] : names) {
  const original = functions[name];
  functions[name] = (/** @type {any[]} */ ...args) => {
    calls += 1;
    if (once ? calls === from : calls >= from) {
      // As a power cut: what was not flushed is gone (_IOR('X', 125, __u32), without a flush of the log).
      if (cut !== undefined) execFileSync('python3', ['-c', shutdown, cut]);
      if (kill) process.kill(process.pid, 'SIGKILL');
      throw Object.assign(new Error(`${code}: ${name}`), { code, syscall: name });
    }
    return original(...args);
  };
}
syncBuiltinESMExports();
if (count !== undefined) process.on('exit', () => fs.appendFileSync(count, `${calls}\n`));
