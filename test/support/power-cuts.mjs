// `unshare -m node power-cuts.mjs JSON`: a build on a file system whose power is cut before a call that changes the disk, again and again.
// The kernel forgets what was not flushed: EXT4_IOC_SHUTDOWN without a flush of the log.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const { work, site, edit, program, hook, kind, points, names } = JSON.parse(process.argv[2] ?? '{}');
const image = join(work, 'image');
const at = join(work, 'at');
const out = join(at, 'out');

/** @type {Record<string, { readonly size: number; readonly make: string; readonly mend: string; readonly options: string }>} */
const kinds = {
  'ext4 with a journal': { size: 48, make: 'mkfs.ext4 -qF', mend: 'true', options: 'loop' },
  'ext4 without a journal': {
    size: 48,
    make: 'mkfs.ext4 -qF -O ^has_journal',
    mend: 'e2fsck -fy',
    options: 'loop',
  },
  'ext4 with data=writeback': {
    size: 48,
    make: 'mkfs.ext4 -qF',
    mend: 'true',
    options: 'loop,data=writeback',
  },
};
const chosen = kinds[kind];
if (chosen === undefined) throw new Error(kind);
const { size, make, mend, options } = chosen;

const sh = (/** @type {string} */ line) => {
  const ran = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  if (ran.status !== 0 && !line.startsWith('e2fsck')) throw new Error(`${line}: ${ran.stderr}`);
};
const mount = () => sh(`mount -o ${options} ${image} ${at}`);
const unmount = () => sh(`umount ${at}`);

/** @param {readonly string[]} argv @param {object} [faults] */
const run = (argv, faults) =>
  spawnSync(
    process.execPath,
    [...(faults === undefined ? [] : ['--import', hook]), program, ...argv, '--out', out, '--quiet'],
    {
      cwd: site,
      encoding: 'utf8',
      env: { ...process.env, ...(faults === undefined ? {} : { FAULTS: JSON.stringify(faults) }) },
    },
  );

/** @type {string[]} */
const faults = [];
const seen = { old: 0, new: 0 };
mkdirSync(at);
writeFileSync(image, '');
truncateSync(image, size * 1024 * 1024);
sh(`${make} ${image}`);
mount();
run(['build']);
unmount();
cpSync(image, `${image}.first`);
for (const [path, text] of Object.entries(edit)) {
  if (text === null) rmSync(join(site, path));
  else writeFileSync(join(site, path), String(text));
}
mount();
run(['build'], { names, from: 1e9, count: join(work, 'count') });
unmount();
const calls = Number(readFileSync(join(work, 'count'), 'utf8'));
const count = Math.min(points, calls);
// The last one is a cut right after the end.
for (let point = 0; point <= count; point += 1) {
  const from = point === count ? 1e9 : 1 + Math.floor((point * calls) / count);
  cpSync(`${image}.first`, image);
  mount();
  const cut = run(['build'], { names, from, kill: true, cut: at });
  if (from === 1e9)
    sh(`python3 -c 'import fcntl,os,struct; fcntl.ioctl(os.open("${at}",0),0x8004587d,struct.pack("I",2))'`);
  unmount();
  sh(`${mend} ${image}`);
  mount();
  const fault = (/** @type {string} */ text) => void faults.push(`${kind}, call ${from}: ${text}`);
  const is = existsSync(join(out, 'current/manifest.json')) ? readlinkSync(join(out, 'current')) : 'nothing';
  if (is === 'generations/1' && from !== 1e9) seen.old += 1;
  else if (is === 'generations/2') seen.new += 1;
  else fault(`${is} is published; exit code ${cut.status}`);
  const verified = spawnSync(process.execPath, [program, 'verify', '--out', out, '--json'], {
    cwd: site,
    encoding: 'utf8',
  });
  const { generations = [] } = verified.stdout === '' ? {} : JSON.parse(verified.stdout);
  const live = generations.find((/** @type {{ current: boolean }} */ one) => one.current);
  if (live === undefined || live.damage.length > 0)
    fault(`published and damaged: ${verified.stdout}${verified.stderr}`);
  const next = run(['build']);
  if (next.status !== 0) fault(`the next build: ${next.stderr}`);
  const whole = run(['verify']);
  if (whole.status !== 0) fault(`after the next build: ${whole.stdout}${whole.stderr}`);
  unmount();
}
console.log(JSON.stringify({ cuts: count + 1, ...seen, faults }));
