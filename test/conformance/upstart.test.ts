import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { systemdPart } from '../../src/seed/upstart/systemd-part.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';

/** A job for every stanza, and for every event that starts one. */
const jobs: readonly string[] = [
  'description "a job of 100% \\"quotes\\""\nstart on cloud-config\nconsole output\ntask\nscript\n  echo hello\nend script\n',
  'start on runlevel [2345]\nstop on runlevel [!2345]\nrespawn\nrespawn limit 3 10\nexec sleep 1000\n',
  'start on runlevel [2345]\nrespawn\nrespawn limit unlimited\nexec sleep 1000\n',
  'start on startup\nrespawn\nexec sleep 1000\n',
  'start on (filesystem and net-device-up IFACE!=lo)\nexpect fork\nexec sleep 1000\n',
  'start on static-network-up or remote-filesystems\nexpect daemon\nexec sleep 1000\n',
  'start on started ssh\nstop on stopping ssh\nexec sleep 1000\n',
  'start on starting ssh\ntask\nexec true\n',
  'start on stopped cloud-final\ntask\nexec true\n',
  'start on stopped rc RUNLEVEL=[2345]\ntask\nrespawn\nexec true\n',
  'start on mounted MOUNTPOINT=/srv and started ssh\nexec sleep 1000\n',
  'start on local-filesystems\npre-start exec mkdir -p /run/x\npost-stop script\n  rm -r /run/x\nend script\n',
  'env A=1\nenv B="two words"\nenv C=\'it\\\'s\'\nenv D\nenv E="100% \\\\ $A"\nstart on startup\nexec env\n',
  'console none\nconsole log\nstart on startup\nexec true\n',
  'console owner\nstart on startup\nexec true\n',
  'umask 022\nnice -5\noom score -500\noom never\nkill timeout 20\nkill signal INT\nreload signal SIGUSR1\nexec true\n',
  'setuid daemon\nsetgid daemon\nchdir /var/tmp\nchroot /srv/100%\nexec true\n',
  ...['as', 'core', 'cpu', 'data', 'fsize', 'memlock', 'msgqueue'].map(
    (name) => `limit ${name} 1 2\nexec true\n`,
  ),
  ...['nice', 'nofile', 'nproc', 'rss', 'rtprio', 'sigpending', 'stack'].map(
    (name) => `limit ${name} 1 unlimited\nexec true\n`,
  ),
  'normal exit 0 1 TERM SIGHUP\nrespawn\nexec true\npre-stop exec true\npost-start exec true\n',
  'author "somebody <somebody@example.net>"\nversion "1.0"\nusage "none"\nemits ready\nmanual\nstart on startup\nexec true\n',
];

interface WrittenFile {
  readonly path: string;
  readonly content: string;
}

function filesOf(content: string, filename = 'job.upstart'): readonly WrittenFile[] {
  const { part, problems } = systemdPart({
    filename,
    contentType: 'text/upstart-job',
    content,
    gzip: false,
    encoding: 'auto',
  });
  expect(problems, content).toEqual([]);
  return (parse(part.content) as { write_files: readonly WrittenFile[] }).write_files;
}

function verify(units: readonly WrittenFile[]) {
  const folder = scratchFolder();
  const paths = units.map(({ path, content }) => {
    const file = join(folder, path.slice(path.lastIndexOf('/') + 1));
    writeFileSync(file, content);
    return file;
  });
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], {
    encoding: 'utf8',
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  return { status, stderr: stderr.replaceAll(`${folder}/`, '') };
}

const isUnit = ({ path }: WrittenFile): boolean => path.endsWith('.service');

requires('systemd-analyze')('units of upstart jobs', () => {
  test('systemd takes every unit without a word', () => {
    const units = jobs.flatMap((job, index) => filesOf(job, `job-${index}.upstart`)).filter(isUnit);
    expect(units).toHaveLength(jobs.length);
    expect(verify(units)).toEqual({ status: 0, stderr: '' });
  });

  test.each([
    ['Type=oneshot', 'Type=onshot'],
    ['ExecStart=/bin/sh', 'ExecStart=/bin/shell'],
    ['StandardOutput=', 'StandartOutput='],
  ])('it would say something if %s were %s', (right, wrong) => {
    const [unit] = filesOf(jobs[0] as string) as [WrittenFile];
    expect(unit.content).toContain(right);
    expect(verify([{ ...unit, content: unit.content.replace(right, wrong) }]).stderr).not.toBe('');
  });

  test('every script is one that the shell can read', () => {
    for (const { path, content } of jobs.flatMap((job) => filesOf(job)).filter((file) => !isUnit(file))) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: content, encoding: 'utf8' });
      expect({ status, stderr }, path).toEqual({ status: 0, stderr: '' });
    }
  });
});
