import { cpSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { runProgram } from '../support/program.js';
import { randomNumbers } from '../support/random-site.js';
import { treeDigest } from '../support/tree-digest.js';

const builds = 20;
const zones = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati'];
const languages = ['C', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'ja_JP.UTF-8', 'C.UTF-8'];
const umasks = ['000', '022', '027', '077', '0777'];
const folders = ['a', 'another place/with spaces', 'ü/ñ', "quote's", 'deep/'.repeat(20)];

/** Copies a tree so that its files come into being in another order, with times of their own. */
function copyShuffled(from: string, to: string, random: (below: number) => number): void {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from, { withFileTypes: true });
  while (names.length > 0) {
    const [entry] = names.splice(random(names.length), 1);
    if (entry === undefined) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyShuffled(source, target, random);
    else {
      cpSync(source, target);
      const time = random(2_000_000_000);
      utimesSync(target, time, time);
    }
  }
}

test(`${builds} builds in other folders, zones, languages, umasks, orders and times give one digest`, () => {
  const random = randomNumbers(7);
  const scratch = scratchFolder();
  const digests = new Map<string, number>();
  for (let n = 0; n < builds; n += 1) {
    const root = join(scratch, String(n), folders[n % folders.length] ?? '');
    for (const name of ['devices', 'templates'])
      copyShuffled(join(projectRoot, name), join(root, name), random);
    const isInside = n % 2 === 0;
    const { code, stderr } = runProgram(isInside ? ['build'] : ['build', '--root', root], {
      cwd: isInside ? root : scratch,
      umask: umasks[(n >> 1) % umasks.length] ?? '022',
      env: {
        TZ: zones[n % zones.length] ?? '',
        LC_ALL: languages[(n * 3) % languages.length] ?? '',
        SOURCE_DATE_EPOCH: String(random(2_000_000_000)),
      },
    });
    expect(code, stderr).toBe(0);
    const digest = treeDigest(join(root, 'out'));
    digests.set(digest, (digests.get(digest) ?? 0) + 1);
  }
  console.log(`${builds} builds, ${digests.size} digest`);
  expect(digests.size).toBe(1);
}, 600_000);
