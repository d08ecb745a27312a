import type { Part } from '../../domain/part.js';
import { encodeCloudConfig } from '../../encode/yaml.js';
import { carryOver } from './carry-over.js';
import { parseStanzas, type UpstartProblem } from './stanzas.js';
import { environmentValue, newDraft, type UnitDraft } from './unit-draft.js';

/** Where the scripts of the jobs lie in the guest. */
const folder = '/usr/local/lib/upstart-jobs';

/**
 * An upstart job as a cloud-config that writes the same job as a systemd unit, and enables and starts it. Its merge
 * type adds to the lists of the parts before; it has to come after them, for a later part's rule is what counts.
 * `problems` name what systemd has no word for; then the part is not to be used.
 */
export function systemdPart(job: Part): {
  readonly part: Part;
  readonly problems: readonly UpstartProblem[];
} {
  const name = jobName(job.filename);
  const { stanzas, problems } = parseStanzas(job.content);
  const draft = newDraft();
  const refusals = stanzas.flatMap((stanza) => {
    const refusal = carryOver(draft, stanza);
    return refusal === undefined ? [] : [{ line: stanza.line, ...refusal }];
  });
  const unit = `${name}.service`;
  const starts = draft.wantedBy.length > 0 && !draft.isManual;
  const content = encodeCloudConfig({
    write_files: [
      {
        path: `/etc/systemd/system/${unit}`,
        permissions: '0644',
        content: unitText(draft, { name, job, starts }),
      },
      ...[...draft.scripts].map(([process, script]) => ({
        path: `${folder}/${name}/${process}`,
        permissions: '0755',
        content: `${script}\n`,
      })),
    ],
    // Without --no-block a unit that comes after cloud-init would be waited for by cloud-init itself.
    ...(starts ? { runcmd: [['systemctl', 'enable', '--now', '--no-block', unit]] } : {}),
  });
  return {
    part: {
      ...job,
      filename: `${name}.config`,
      contentType: 'text/cloud-config',
      content,
      mergeType: job.mergeType ?? 'list(append)+dict(no_replace,recurse_list)+str()',
    },
    problems: [...problems, ...refusals].sort((a, b) => a.line - b.line),
  };
}

/** The job's name: what $UPSTART_JOB held, and what its unit is called. */
const jobName = (filename: string): string =>
  filename.replace(/\.(?:upstart|conf)$/, '').replace(/[^A-Za-z0-9:_.-]/g, '-');

function unitText(
  draft: UnitDraft,
  { name, job, starts }: { name: string; job: Part; starts: boolean },
): string {
  const { comments, unit, service, wantedBy, respawns, respawnLimit } = draft;
  const lines = [
    `# The upstart job ${job.filename}.`,
    ...comments.map((comment) => `# ${comment}`),
    '[Unit]',
    ...(unit.some((line) => line.startsWith('Description=')) ? [] : [`Description=${name}`]),
    ...new Set(unit),
    ...(respawns ? respawnLimit : []),
    '',
    '[Service]',
    ...processLines(draft, { name }),
    `Environment=${environmentValue(`UPSTART_JOB=${name}`)}`,
    ...service,
    ...(starts ? ['', '[Install]', `WantedBy=${wantedBy.join(' ')}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const execKeys = [
  ['pre-start', 'ExecStartPre'],
  ['main', 'ExecStart'],
  ['post-start', 'ExecStartPost'],
  ['pre-stop', 'ExecStop'],
  ['post-stop', 'ExecStopPost'],
] as const;

function processLines({ scripts, isTask, forks, respawns }: UnitDraft, { name }: { name: string }): string[] {
  // A job without a process of its own is a state: it is on from its pre-start to its post-stop.
  const isState = !scripts.has('main');
  const restart = isTask ? 'on-failure' : 'always';
  return [
    `Type=${isTask || isState ? 'oneshot' : forks ? 'forking' : 'simple'}`,
    ...(isState ? ['RemainAfterExit=yes'] : []),
    ...execKeys.flatMap(([process, key]) => {
      if (process === 'main' && isState) return ['ExecStart=/bin/true'];
      return scripts.has(process) ? [`${key}=/bin/sh -e ${folder}/${name}/${process}`] : [];
    }),
    ...(respawns && !isState ? [`Restart=${restart}`] : []),
  ];
}
