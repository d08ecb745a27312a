import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Part } from '../../../src/domain/part.js';
import { systemdPart } from '../../../src/seed/upstart/systemd-part.js';

const job = (content: string, filename = 'guard.upstart'): Part => ({
  filename,
  contentType: 'text/upstart-job',
  content,
  gzip: false,
  encoding: 'auto',
});

interface Written {
  readonly write_files: readonly { path: string; content: string }[];
  readonly runcmd?: readonly unknown[];
}

const written = (content: string, filename?: string): Written =>
  parse(systemdPart(job(content, filename)).part.content) as Written;

const unitOf = (content: string): readonly string[] =>
  (written(content).write_files[0]?.content ?? '').split('\n');

const filesystems = ['After=local-fs.target', 'After=remote-fs.target'];

describe('what a stanza becomes', () => {
  test.each([
    ['description "all of 100%"', ['Description=all of 100%%']],
    ['author "x" # who', ['# author "x"']],
    ['start on startup', ['WantedBy=multi-user.target']],
    ['start on runlevel 2', ['WantedBy=multi-user.target']],
    ['start on runlevel [!06]', ['WantedBy=multi-user.target']],
    ['start on stopped rc RUNLEVEL=[2345]', ['WantedBy=multi-user.target']],
    [
      'start on filesystem',
      ['After=local-fs.target', 'After=remote-fs.target', 'WantedBy=multi-user.target'],
    ],
    ['start on mounted MOUNTPOINT=/srv', ['After=local-fs.target', 'WantedBy=multi-user.target']],
    ['start on net-device-up IFACE=lo', ['WantedBy=multi-user.target']],
    [
      'start on static-network-up',
      ['Wants=network-online.target', 'After=network-online.target', 'WantedBy=multi-user.target'],
    ],
    ['start on cloud-config', ['After=cloud-config.target', 'WantedBy=cloud-config.target']],
    ['start on started ssh', ['After=ssh.service', 'WantedBy=ssh.service']],
    ['start on started JOB=ssh', ['After=ssh.service', 'WantedBy=ssh.service']],
    ['start on starting ssh', ['Before=ssh.service', 'WantedBy=ssh.service']],
    ['start on stopped cloud-init', ['After=cloud-init.service', 'WantedBy=cloud-init.service']],
    [
      'start on (filesystem\n    and started ssh) # both',
      ['Wants=ssh.service', ...filesystems, 'After=ssh.service', 'WantedBy=multi-user.target'],
    ],
    ['start on startup or started ssh', ['After=ssh.service', 'WantedBy=multi-user.target ssh.service']],
    ['stop on runlevel [!2345]', []],
    ['stop on shutdown or stopping ssh', ['PartOf=ssh.service', 'After=ssh.service']],
    ['task', ['Type=oneshot']],
    ['expect daemon', ['Type=forking']],
    ['respawn', ['Restart=always', 'StartLimitBurst=10', 'StartLimitIntervalSec=5']],
    ['task\nrespawn', ['Restart=on-failure']],
    ['respawn\nrespawn limit unlimited', ['StartLimitIntervalSec=0']],
    ['env A=1', ['Environment=A=1']],
    ['env A="two words"', ['Environment="A=two words"']],
    ['env A="\\"50%\\" \\\\ off"', ['Environment="A=\\"50%%\\" \\\\ off"']],
    ['env A', ['PassEnvironment=A']],
    ['limit nofile 10 unlimited', ['LimitNOFILE=10:infinity']],
    ['limit nice 10 unlimited', ['LimitNICE=10:40']],
    ['normal exit 0 TERM', ['SuccessExitStatus=0 SIGTERM', 'RestartPreventExitStatus=0 SIGTERM']],
    ['reload signal USR1', ['ExecReload=/bin/kill -s SIGUSR1 $MAINPID']],
    ['chdir "/var/a b"', ['WorkingDirectory=/var/a b']],
  ])('%s', (stanza, lines) => {
    const { problems } = systemdPart(job(`${stanza}\nexec true\n`));
    expect(problems).toEqual([]);
    const unit = unitOf(`${stanza}\nexec true\n`);
    for (const line of lines) expect(unit).toContain(line);
    const isUsual = (line: string): boolean => /^(?:After|Before|Wants|PartOf|WantedBy)=/.test(line);
    expect(unit.filter(isUsual)).toEqual(lines.filter(isUsual));
  });
});

describe('what no unit can say', () => {
  test.each([
    ['start on desktop-session-start', 1],
    ['start on runlevel [016]', 1],
    ['start on stopped mysql', 1],
    ['\nstart on started', 2],
    ['stop on session-end', 1],
    ['instance $TTY', 1],
    ['cgroup cpu', 1],
    ['export A', 1],
    ['expect stop', 1],
    ['console x', 1],
    ['console toString', 1],
    ['toString', 1],
    ['limit files 1 2', 1],
    ['limit nofile 1', 1],
    ['chdir var', 1],
    ['umask 9', 1],
    ['nice high', 1],
    ['kill signal 5x', 1],
    ['normal exit', 1],
    ['respawn limit 5', 1],
    ['env 1=2', 1],
    ['exec', 1],
    ['exec a\nscript\nb\nend script', 2],
    ['script\n  echo\n', 1],
    ['# a comment\nscript\n  if true; then initctl emit x; fi\nend script', 3],
    ['pre-start script\n  [ -x /a ] || { stop; exit 0; }\nend script', 2],
  ])('%j is a problem in line %i', (content, line) => {
    const { problems } = systemdPart(job(content));
    expect(problems.map((problem) => problem.line)).toEqual([line]);
  });

  test('each problem is told, in the order of the lines', () => {
    const { problems } = systemdPart(job('instance $A\nstart on x\nscript\n'));
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});

describe('the part', () => {
  test('runs a script as upstart would, in a file of its own', () => {
    expect(written('script\n  echo $UPSTART_JOB\nend script\nexec_not_this\n').write_files).toMatchObject([
      { path: '/etc/systemd/system/guard.service' },
      {
        path: '/usr/local/lib/upstart-jobs/guard/main',
        content: '  echo $UPSTART_JOB\n',
        permissions: '0755',
      },
    ]);
  });

  test('enables and starts what an event would have started, and nothing else', () => {
    const enable = ['systemctl', 'enable', '--now', '--no-block', 'guard.service'];
    expect(written('start on startup\nexec true\n').runcmd).toEqual([enable]);
    expect(written('exec true\n').runcmd).toBeUndefined();
    expect(written('manual\nstart on startup\nexec true\n').runcmd).toBeUndefined();
  });

  test.each([
    ['guard.upstart', 'guard'],
    ['guard.conf', 'guard'],
    ['a guard@1.upstart', 'a-guard-1'],
    ['dotted.name', 'dotted.name'],
  ])('%s becomes the unit %s', (filename, name) => {
    expect(written('exec true\n', filename).write_files[0]?.path).toBe(`/etc/systemd/system/${name}.service`);
    expect(systemdPart(job('exec true\n', filename)).part.filename).toBe(`${name}.config`);
  });

  test('a job with no process of its own is on until it is stopped', () => {
    const unit = unitOf('start on startup\npre-start exec a\npost-stop exec b\n');
    expect(unit).toContain('RemainAfterExit=yes');
    expect(unit).toContain('ExecStart=/bin/true');
  });
});
