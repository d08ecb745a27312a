import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { filesIn } from '../docs/examples.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { program, runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';
import { writeSite } from '../support/sites.js';
import { startSlurm } from '../support/slurm.js';
import { treeDigest } from '../support/tree-digest.js';

const files = new Map(
  filesIn(readFileSync(join(projectRoot, 'docs/scale.md'), 'utf8')).map(({ path, text }) => [path, text]),
);

const digests = (root: string): readonly string[] =>
  ['out/current/', 'out/store', 'out/seeds'].map((path) => treeDigest(join(root, path)));

const fleet = () =>
  writeSite({
    'devices/fleet.yaml': `repeat: { from: 1, to: 12 }
id: "vm-{{ n }}"
type: leaf
management_ip: "{{ '192.0.2.0/24' | host(n) }}"
interfaces: [{ name: eth0, mac: "{{ '52:54:00:00:01:' ~ (n | pad(2)) }}", addresses: ["{{ '192.0.2.0/24' | host(n) }}/24"] }]
`,
    'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
    'templates/leaf/leaf.config': '#cloud-config\nhostname: {{ device.id }}\n',
  });

let single: readonly string[] | undefined;

function singleBuild(): readonly string[] {
  if (single !== undefined) return single;
  const root = fleet();
  expect(runProgram(['build', '--quiet'], { cwd: root }).code).toBe(0);
  single = digests(root);
  return single;
}

/** A folder with an npx that runs the program that is tested. */
function withNpx(script = `shift; exec ${process.execPath} ${program} "$@"`): string {
  const bin = scratchFolder();
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${bin}:${process.env.PATH ?? ''}`;
}

function runDocumented(
  name: string,
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): void {
  const script = files.get(name) ?? '';
  const options = { cwd, env: { ...process.env, PATH: withNpx(), ...env }, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync('sh', ['-c', script], options);
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

requires('parallel')('GNU parallel', () => {
  test('four shards give the digest of the single build', () => {
    const root = fleet();
    runDocumented('bin/build-parallel', { cwd: root });
    expect(digests(root)).toEqual(singleBuild());
  });
});

requires('slurm', 'munge')('Slurm', () => {
  test.runIf(process.getuid?.() === 0)(
    'a job array of four tasks gives the digest of the single build',
    async () => {
      // A socket's path has at most 107 characters.
      const folder = mkdtempSync(join(tmpdir(), 'slurm-'));
      const env = await startSlurm(folder);
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const root = fleet();
      runDocumented('bin/build-slurm', { cwd: root, env });
      expect(readFileSync(join(folder, 'log/slurmctld'), 'utf8')).toContain('_4(');
      expect(digests(root)).toEqual(singleBuild());
    },
  );
});

test('the tasks of the Kubernetes job and of the matrix are the four shards', () => {
  const asked = join(scratchFolder(), 'asked');
  const PATH = withNpx(`echo "$*" >>${asked}`);
  const job = parse(files.get('deploy/build-job.yaml') ?? '') as {
    spec: { completions: number; template: { spec: { containers: { command: string[] }[] } } };
  };
  const [shell = '', ...argv] = job.spec.template.spec.containers[0]?.command ?? [];
  for (let index = 0; index < job.spec.completions; index += 1)
    spawnSync(shell, argv, { env: { PATH, JOB_COMPLETION_INDEX: String(index) } });
  const { jobs } = parse(files.get('.github/workflows/build.yaml') ?? '') as {
    jobs: { shard: { strategy: { matrix: { shard: number[] } }; steps: { run?: string }[] } };
  };
  const commands = jobs.shard.steps.flatMap(({ run }) => (run?.includes('seedpress') ? [run] : []));
  for (const shard of jobs.shard.strategy.matrix.shard)
    for (const command of commands)
      spawnSync('sh', ['-c', command.replaceAll('${{ matrix.shard }}', String(shard))], { env: { PATH } });
  const shards = [1, 2, 3, 4].map((index) => `seedpress build --shard ${index}/4`);
  expect(readFileSync(asked, 'utf8').trimEnd().split('\n')).toEqual([
    ...shards.map((command) => `${command} --out /site`),
    ...shards,
  ]);
});
