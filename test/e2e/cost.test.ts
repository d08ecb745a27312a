import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';
import { requires } from '../support/requires.js';

// What a device costs, in figures that no other load on the machine changes. docs/performance.md has seconds.
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM';

function fleet(count: number): string {
  const root = scratchFolder();
  for (const folder of ['devices', 'templates/leaf']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    join(root, 'devices/site.yaml'),
    `namespace: lab\nlayouts: [namespace, nocloud, openstack]\nimages: [nocloud]\ndefaults: { public_keys: { one: "${key}" } }\n`,
  );
  writeFileSync(
    join(root, 'templates/leaf/type.yaml'),
    'user_data: [leaf.script]\nmeta_data: { site: berlin }\n',
  );
  writeFileSync(join(root, 'templates/leaf/leaf.script'), '#!/bin/sh\necho {{ device.id }}\n');
  for (let n = 0; n < count; n += 1) {
    const [high, low] = [n >> 7, (n & 127) + 2];
    const hex = [high, low].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
    writeFileSync(
      join(root, `devices/vm-${n}.yaml`),
      `id: vm-${n}\ntype: leaf\nmanagement_ip: 10.20.${high}.${low}\n` +
        `interfaces: [{ name: eth0, mac: "52:54:00:00:${hex}", addresses: [10.20.${high}.${low}/16] }]\n`,
    );
  }
  return root;
}

const build = (root: string): readonly string[] => [program, 'build', '--root', root, '--quiet'];

/** How many devices the second fleet has more: so many that the calls by which Node loads itself, never quite as many, do not count. */
const more = 300;

/** Calls that open, make, name, read or write something on the disk; not what Node's threads tell each other, which no two runs do alike. */
function fileCalls(root: string): number {
  const report = join(root, 'calls');
  const trace = 'trace=%file,openat,close,read,write,pwrite64,pread64,fsync,syncfs';
  // -y says what each descriptor is; a call that another thread interrupts has a second line.
  const words = ['-f', '-y', '-s', '0', '-o', report, '-e', trace, process.execPath, ...build(root)];
  // What V8 compiled is kept by the first run of a command: the calls of start-up are not those of a device.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  expect(spawnSync('strace', words, { cwd: root, env }).status).toBe(0);
  const isOnDisk = (line: string): boolean =>
    /^[0-9]+ +[a-z]/.test(line) && !/^[0-9]+ +\w+\([0-9]+<(?:anon_inode|pipe|socket|\/dev\/)/.test(line);
  return readFileSync(report, 'latin1').split('\n').filter(isOnDisk).length;
}

requires('strace')('what the system is asked for', () => {
  test('a new device takes about 95 calls', () => {
    const [few, many] = [fleet(50), fleet(50 + more)];
    const each = (fileCalls(many) - fileCalls(few)) / more;
    console.log(`${each.toFixed(1)} calls a new device`);
    expect(each).toBeGreaterThan(50);
    expect(each).toBeLessThanOrEqual(98);
  }, 120_000);

  test('an edit of one device takes no more calls because others are there', () => {
    // Of the store of a fleet as large as these a build looks at 2,000 files; of a small one it looks at all.
    const edits = [350, 350 + more].map((count) => {
      const root = fleet(count);
      const ids = Array.from({ length: count }, (_, n) => `vm-${n}`).sort();
      const edited = `devices/${ids[count >> 1]}.yaml`;
      const run = () => expect(spawnSync(process.execPath, build(root), { cwd: root }).status).toBe(0);
      run();
      // The first edits have no names of an older generation to go on from.
      for (const generation of [2, 3, 4, 5]) {
        const file = join(root, edited);
        const text = readFileSync(file, 'utf8').replace(/^generation.*\n/m, '');
        writeFileSync(file, `${text}generation: ${generation}\n`);
        if (generation < 5) run();
      }
      return fileCalls(root);
    }) as [number, number];
    const each = (edits[1] - edits[0]) / more;
    console.log(`${each.toFixed(1)} calls for a device that stays as it is`);
    // Each of the inputs is opened, read and closed once: that every byte is hashed stays.
    // Three for each, so a figure below that is no measurement, but for what the start of Node adds to either run.
    expect(each).toBeGreaterThan(2.9);
    expect(each).toBeLessThanOrEqual(3.4);
  }, 240_000);
});

/** MiB that a cold build takes at the most. */
function peakOf(root: string): number {
  const script = `process.on('exit', () => require('fs').writeSync(1, String(process.resourceUsage().maxRSS)))`;
  const preload = join(root, 'peak.cjs');
  writeFileSync(preload, script);
  // Not measured: what dies young, which later versions of Node let grow to twice as much, and how late a busy machine collects.
  const steady = ['--max-semi-space-size=16', '--single-threaded-gc'];
  const { status, stdout } = spawnSync(process.execPath, [...steady, '--require', preload, ...build(root)], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return Number(stdout) / 1024;
}

test('a build has no more than some devices in memory', () => {
  const mebibytes = peakOf(fleet(1000));
  console.log(`${mebibytes.toFixed(0)} MiB at the most for 1,000 devices`);
  expect(mebibytes).toBeLessThanOrEqual(180);
}, 120_000);

test('a row of a table takes little more than its line', () => {
  const count = 6000;
  const root = fleet(0);
  writeFileSync(join(root, 'devices/site.yaml'), 'namespace: lab\nlayouts: [nocloud]\n');
  const rows = Array.from({ length: count }, (_, n) => {
    const address = `10.20.${n >> 7}.${(n & 127) + 2}`;
    const mac = [0x52, 0x54, 0, 0, n >> 8, n & 255]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(':');
    return `vm-${n},leaf,${address},eth0,${mac},${address}/16\n`;
  });
  const header = 'id,type,management_ip,interfaces.0.name,interfaces.0.mac,interfaces.0.addresses.0\n';
  writeFileSync(join(root, 'devices/fleet.csv'), `${header}${rows.join('')}`);
  const mebibytes = peakOf(root);
  console.log(`${mebibytes.toFixed(0)} MiB at the most for ${count} rows`);
  expect(mebibytes).toBeLessThanOrEqual(240);
}, 240_000);
