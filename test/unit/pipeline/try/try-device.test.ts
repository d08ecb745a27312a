import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProgram } from '../../../../src/sinks/find-program.js';
import { type CliResult, runCli } from '../../../support/cli.js';
import { projectRoot, scratchCopy, scratchFolder } from '../../../support/folders.js';

const finished =
  'Cloud-init v. 22.4.2 finished at Wed, 25 Nov 2026 22:37:56 +0000. Datasource DataSourceNoCloud [seed=/dev/sr0].  Up 9 seconds';

/** A fleet, a guest's image, and programs in the place of QEMU's that say what a guest would. */
function stage(qemu: string, { qemuImg = 'for last; do :; done; : >"$last"' } = {}) {
  const root = scratchCopy(projectRoot);
  const bin = join(scratchFolder(), 'bin');
  mkdirSync(bin);
  const image = join(root, 'guest.qcow2');
  writeFileSync(image, Buffer.from('QFI\xfb', 'latin1'));
  const calls = join(root, 'calls');
  for (const [name, body] of Object.entries({ 'qemu-system-x86_64': qemu, 'qemu-img': qemuImg })) {
    const program = join(bin, name);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "\${0##*/}" "$@" >>'${calls}'\n${body}\n`);
    chmodSync(program, 0o755);
  }
  return {
    root,
    image,
    called: (): readonly string[] => readFileSync(calls, 'utf8').split('\n'),
    leftovers: (): readonly string[] =>
      existsSync(join(root, 'out', 'run')) ? readdirSync(join(root, 'out', 'run')) : [],
    run: (...argv: string[]): Promise<CliResult> =>
      runCli(['try', '--root', root, ...argv], { cwd: root, searchPath: bin }),
  };
}

const idle = 'exec sleep 60';

describe('try', () => {
  test('shows the console, and ends with the verdict of cloud-init', async () => {
    const { run, image, called, leftovers } = stage(
      `echo 'Linux \u001b[31mversion'; echo '${finished}'; exec sleep 60`,
    );
    const { code, stdout, stderr } = await run('ips-0001', '--image', image);
    expect(stdout).toBe(`Linux version\n${finished}\n`);
    expect(stderr).toContain('seedpress: cloud-init 22.4.2 finished without warnings (0 s)\n');
    expect(stderr).toContain('  source   DataSourceNoCloud [seed=/dev/sr0]\n');
    expect(code).toBe(0);
    expect(leftovers()).toEqual([]);
    const words = called();
    expect(words.slice(0, 8)).toEqual(['qemu-img', 'create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b']);
    expect(words[8]).toBe(image);
    expect(words).toContain('virtio-net-pci,netdev=net0,mac=52:54:00:6f:01:11');
    expect(words.find((word) => word.includes('media=cdrom'))).toMatch(
      /^file=.*\/out\/run\/try-\w+\/ips-0001\.iso,/,
    );
  }, 20_000);

  test('an error of cloud-init is a failure', async () => {
    const warning = "2026-11-25 22:00:00,1 - util.py[WARNING]: Running module runcmd (<module 'x'>) failed";
    const { run, image } = stage(`echo "${warning}"; echo '${finished}'`);
    const { code, stderr } = await run('ips-0001', '--image', image);
    expect(code).toBe(1);
    expect(stderr).toContain('cloud-init 22.4.2 finished with errors');
    expect(stderr).toContain("  error    util.py[WARNING]: Running module runcmd (<module 'x'>) failed\n");
  });

  test('a seed that was not found is a failure', async () => {
    const { run, image } = stage(`echo '${finished.replace(/DataSourceNoCloud.*\]/, 'DataSourceNone')}'`);
    const { code, stderr } = await run('ips-0001', '--image', image);
    expect(code).toBe(1);
    expect(stderr).toContain('cloud-init 22.4.2 finished but found no seed');
  });

  test.each([
    [
      'echo booting; exec sleep 60',
      'cloud-init printed nothing in 1 s; is it installed and enabled in the image?',
    ],
    [idle, "nothing came over the serial console; the guest's kernel needs console=ttyS0"],
    ['echo "Cloud-init v. 25.1 running \'init\' at"; exec sleep 60', 'cloud-init 25.1 did not finish in 1 s'],
    [
      'echo "Cloud-init v. 25.1 running \'init\' at"',
      'cloud-init 25.1 did not finish before the machine shut down',
    ],
  ])('%j ends as what it is', async (qemu, message) => {
    const { run, image, leftovers } = stage(qemu);
    const { code, stderr } = await run('ips-0001', '--image', image, '--timeout', '1');
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(leftovers()).toEqual([]);
  });

  test('--by url serves the published seed of this device on the loopback', async () => {
    const fetchSeed = `
      for word; do case $word in type=1*) url=\${word#*s=http://10.0.2.2}; url=http://127.0.0.1\${url%%;*};; esac; done
      curl --silent "\${url}meta-data"; echo '${finished}'`;
    const { root, run, image } = stage(fetchSeed);
    await runCli(['build', '--root', root, '--quiet'], { cwd: root });
    const { stdout, code } = await run('ips-0002', '--image', image, '--by', 'url');
    expect(stdout).toContain('instance-id: ips-0002\n');
    expect(code).toBe(0);
  });

  test('--by url wants a build', async () => {
    const { run, image } = stage(idle);
    const { code, stderr } = await run('ips-0001', '--image', image, '--by', 'url');
    expect(code).toBe(1);
    expect(stderr).toContain('there is no published site');
  });

  test('--keep leaves disk and seed, and says where', async () => {
    const { root, run, image, leftovers } = stage(`echo '${finished}'`);
    const { stderr } = await run('ips-0001', '--image', image, '--keep');
    const [name] = leftovers();
    const folder = join(root, 'out', 'run', name as string);
    expect(stderr).toContain(`  kept     ${folder}\n`);
    expect(readdirSync(folder).sort()).toEqual(['disk.qcow2', 'ips-0001.iso']);
  });

  test('--json prints the verdict alone', async () => {
    const { run, image } = stage(`echo '${finished}'`);
    const { stdout } = await run('ips-0001', '--image', image, '--json', '--seed', 'config-drive');
    expect(JSON.parse(stdout)).toMatchObject({
      device: 'ips-0001',
      by: 'iso',
      isGood: true,
      ending: 'done',
      verdict: { isFinished: true, version: '22.4.2', uptimeSeconds: 9 },
    });
  });

  test('what follows -- goes to QEMU', async () => {
    const { run, image, called } = stage(`echo '${finished}'`);
    await run(
      'ips-0001',
      '--image',
      image,
      '--',
      '-kernel',
      'vmlinuz',
      '-append',
      'root=/dev/vda console=ttyS0',
    );
    expect(called().slice(-5)).toEqual(['-kernel', 'vmlinuz', '-append', 'root=/dev/vda console=ttyS0', '']);
  });
});

describe('what cannot be tried', () => {
  test('without QEMU one message says how to install it', async () => {
    const { root, image } = stage(idle);
    const { code, stderr } = await runCli(['try', 'ips-0001', '--image', image, '--root', root], {
      cwd: root,
      searchPath: '/nowhere',
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      'seedpress: PATH leads to no qemu-system-x86_64; apt-get install --no-install-recommends qemu-system-x86 qemu-utils\n',
    );
  });

  test('an image that is not there', async () => {
    const { root, run } = stage(idle);
    const { code, stderr } = await run('ips-0001', '--image', 'gone.qcow2');
    expect(code).toBe(1);
    expect(stderr).toBe(
      `seedpress: --image ${root}/gone.qcow2 is not there; it takes a disk image of a guest\n`,
    );
  });

  test('an image that qemu-img refuses', async () => {
    const { run, image, leftovers } = stage(idle, { qemuImg: 'echo "qemu-img: broken" >&2; exit 1' });
    const { code, stderr } = await run('ips-0001', '--image', image);
    expect(code).toBe(1);
    expect(stderr).toBe(`seedpress: qemu-img refuses ${image}: qemu-img: broken\n`);
    expect(leftovers()).toEqual([]);
  });

  test('QEMU gives up', async () => {
    const { run, image, leftovers } = stage('echo "qemu: no such option" >&2; exit 1');
    const { code, stderr } = await run('ips-0001', '--image', image);
    expect(code).toBe(1);
    expect(stderr).toContain('seedpress: QEMU gave up: qemu: no such option\n');
    expect(leftovers()).toEqual([]);
  });

  test.each([
    [['ips-001', '--image', 'guest.qcow2'], 1, 'there is no device "ips-001"; did you mean "ips-0001",'],
    [['ips-0001'], 2, '--image is missing'],
    [
      ['ips-0001', '--image', 'guest.qcow2', '--by', 'address'],
      2,
      'unknown --by "address"; expected one of iso, url',
    ],
    [
      ['ips-0001', '--image', 'guest.qcow2', '--timeout', '1m'],
      2,
      '--timeout "1m" is not a number of seconds',
    ],
    [['ips-0001', '--image', 'guest.qcow2', '--seed', 'floppy'], 1, '--seed floppy'],
  ])('%j', async (argv, code, message) => {
    const ran = await stage(idle).run(...argv);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(message);
  });
});

test('a program is found where PATH leads, and nowhere else', () => {
  const folder = scratchFolder();
  const program = join(folder, 'tool');
  writeFileSync(program, '');
  expect(findProgram('tool', folder)).toBe(undefined);
  chmodSync(program, 0o755);
  expect(findProgram('tool', `relative:/nowhere:${folder}`)).toBe(program);
  mkdirSync(join(folder, 'folder'));
  expect(findProgram('folder', folder)).toBe(undefined);
});
