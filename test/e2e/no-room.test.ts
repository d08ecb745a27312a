import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallSite as files } from '../support/faulty-build.js';
import { scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';
import { writeSite } from '../support/sites.js';

const isMountable = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Runs a shell script on a tmpfs at $out, which nobody else sees; `build` builds into $out/o and says its exit code. */
function onTmpfs(options: string, script: string, { root, out }: { root: string; out: string }) {
  const head = `out=${out}
    mount -t tmpfs -o ${options} tmpfs $out || exit 9
    build() { if "${process.execPath}" "${program}" build --quiet --out $out/o; then echo "build 0"; else echo "build $?"; fi; }
    # KB and inodes.
    used() { df --output=used,iused $out | tail -1 | tr -s ' ' | sed 's/^ //'; }
    names() { ls -A $out/o | tr '\\n' ' '; echo; }`;
  const { stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', `${head}\n${script}`], {
    cwd: root,
    encoding: 'utf8',
  });
  return { lines: stdout.trim().split('\n'), stderr };
}

/** A site with 12 more devices in big/devices.yaml, each with a file of this size. */
function growingSite(bytes: number) {
  const root = writeSite({ ...files, 'templates/leaf/big': 'x'.repeat(300_000) });
  mkdirSync(join(root, 'big'));
  const big = Array.from(
    { length: 12 },
    (_, n) =>
      `  - { id: big-${n}, type: leaf, management_ip: 192.0.2.${n + 20}, files: [{ path: /b, content: "${String(n).repeat(bytes / String(n).length)}" }] }`,
  );
  writeFileSync(join(root, 'big/devices.yaml'), `devices:\n${big.join('\n')}\n`);
  return { root, out: scratchFolder() };
}

const growth = 'build; used; cp big/devices.yaml devices/big.yaml; build; used';

const kilobytes = (line = ''): number => Number(line.split(' ')[0]);
const inodes = (line = ''): number => Number(line.split(' ')[1]);

test.skipIf(!isMountable)(
  'a build that does not fit is told before it writes, and a small edit goes through',
  () => {
    const script = `${growth}; rm devices/big.yaml; echo 'generation: 2' >> devices/a.yaml; build; readlink $out/o/current; names`;
    const { lines, stderr } = onTmpfs('size=3m', script, growingSite(200_000));
    expect(lines[0], stderr).toBe('build 0');
    expect(lines[2]).toBe('build 3');
    expect(kilobytes(lines[3]) - kilobytes(lines[1])).toBeLessThan(40);
    expect(stderr).toMatch(
      /no room for this build on the file system of .*: at least \d+\.\d MB are needed and [\d.]+ MB are free; nothing was published/,
    );
    expect(lines[4], stderr).toBe('build 0');
    expect(lines.slice(5).map((line) => line.trim())).toEqual([
      'generations/2',
      '.seedpress current generations seeds store',
    ]);
  },
  60_000,
);

test.skipIf(!isMountable)(
  'what is said to be needed is no more than a build takes, and most of it',
  () => {
    const site = growingSite(20_000);
    const roomy = onTmpfs('size=64m', growth, site);
    const taken = kilobytes(roomy.lines[3]) - kilobytes(roomy.lines[1]);
    expect(roomy.lines[2], roomy.stderr).toBe('build 0');
    spawnSync('rm', ['-r', 'devices/big.yaml'], { cwd: site.root });
    const first = kilobytes(roomy.lines[1]);
    const tight = onTmpfs(`size=${first + 120}k`, growth, site);
    expect(tight.lines[2], tight.stderr).toBe('build 3');
    const needed = Number(/at least ([\d.]+) (?:KB|MB) are needed/.exec(tight.stderr)?.[1]);
    const inKilobytes = (tight.stderr.includes('MB are needed') ? needed * 1e6 : needed * 1e3) / 1024;
    expect(inKilobytes).toBeLessThanOrEqual(taken);
    expect(inKilobytes).toBeGreaterThan(taken * 0.6);
  },
  60_000,
);

test.skipIf(!isMountable)(
  'without inodes a build ends with a message and leaves nothing, and goes through once there are some',
  () => {
    const site = growingSite(20);
    const roomy = onTmpfs('size=64m', growth, site);
    const [first, both] = [inodes(roomy.lines[1]), inodes(roomy.lines[3])];
    expect(roomy.lines[2], roomy.stderr).toBe('build 0');
    // From none for the new devices to nearly enough: told before it writes, or while it does.
    for (const more of [5, 40, Math.round((both - first) * 0.6), both - first - 3]) {
      spawnSync('rm', ['-r', 'devices/big.yaml'], { cwd: site.root });
      const script = `${growth}; mount -o remount,nr_inodes=100000 $out; build; readlink $out/o/current; names`;
      const { lines, stderr } = onTmpfs(`size=64m,nr_inodes=${first + more}`, script, site);
      expect(lines[0], stderr).toBe('build 0');
      expect(lines[2], `${more} more`).toBe('build 3');
      expect(stderr.trim().split('\n'), `${more} more`).toEqual([
        expect.stringMatching(/no room .*on the file system of .* inodes are (?:needed|free)/),
      ]);
      expect(inodes(lines[3]) - inodes(lines[1]), `${more} more`).toBeLessThan(3);
      expect(lines[4], stderr).toBe('build 0');
      expect(lines.slice(5).map((line) => line.trim())).toEqual([
        expect.stringMatching(/^generations\/[23]$/),
        '.seedpress current generations seeds store',
      ]);
    }
  },
  120_000,
);
