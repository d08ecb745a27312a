/** What an event of upstart means to systemd. */
export interface EventMeaning {
  /** Units that come first. */
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  /** Units that have to be there, which nobody else may want. */
  readonly wants?: readonly string[];
  /** The units that start the job; none: the boot as a whole. */
  readonly trigger?: string;
}

export interface EventExpression {
  readonly meanings: readonly EventMeaning[];
  /** Some events are to have come together; otherwise any of them is enough. */
  readonly hasAnd: boolean;
}

export type ParsedEvents =
  | { readonly ok: true; readonly value: EventExpression }
  | { readonly ok: false; readonly found: string; readonly expected: string };

/** Reads the expression behind `start on`: events with arguments, `and`, `or`, brackets. */
export function parseEvents(text: string): ParsedEvents {
  const words = text.replace(/[()]/g, ' $& ').trim().split(/\s+/);
  const meanings: EventMeaning[] = [];
  let event: string[] = [];
  let hasAnd = false;
  for (const word of [...words, 'or']) {
    if (word === '(' || word === ')') continue;
    if (word !== 'and' && word !== 'or') {
      event.push(word);
      continue;
    }
    if (word === 'and') hasAnd = true;
    const meaning = meaningOf(event);
    if (meaning === undefined)
      return { ok: false, found: `the event "${event.join(' ')}"`, expected: knownEvents };
    meanings.push(meaning);
    event = [];
  }
  return { ok: true, value: { meanings, hasAnd } };
}

/** What systemd has no word for: any event that a program of the guest emits. */
const knownEvents =
  'an event that systemd knows, like runlevel [2345], filesystem, static-network-up, started ssh or cloud-config';

function meaningOf([name = '', ...args]: readonly string[]): EventMeaning | undefined {
  if (Object.hasOwn(boot, name)) return boot[name];
  if (name === 'runlevel') return isMultiUser(args) ? {} : undefined;
  const job = args.find((word) => !word.includes('=')) ?? valueOf('JOB', args);
  switch (name) {
    case 'mounted':
      return valueOf('MOUNTPOINT', args) === undefined ? undefined : { after: ['local-fs.target'] };
    case 'net-device-up':
      return valueOf('IFACE', args) === 'lo' ? {} : online;
    case 'started':
      return job === undefined ? undefined : { after: [unitOf(job)], trigger: unitOf(job) };
    case 'starting':
      return job === undefined ? undefined : { before: [unitOf(job)], trigger: unitOf(job) };
    case 'stopped':
      return stopped(job, args);
    default:
      return undefined;
  }
}

const online: EventMeaning = { after: ['network-online.target'], wants: ['network-online.target'] };
const cloudConfig: EventMeaning = { after: ['cloud-config.target'], trigger: 'cloud-config.target' };

/** Events that come once in a boot. cloud-config is cloud-init's own: its upstart/cloud-config.conf emitted it. */
const boot: Readonly<Record<string, EventMeaning>> = {
  startup: {},
  'virtual-filesystems': {},
  'local-filesystems': { after: ['local-fs.target'] },
  filesystem: { after: ['local-fs.target', 'remote-fs.target'] },
  'remote-filesystems': { after: ['remote-fs.target'] },
  'static-network-up': online,
  networking: { after: ['network.target'] },
  'cloud-config': cloudConfig,
};

/** Of jobs that end by themselves; that a service ended is nothing that starts a unit. */
function stopped(job: string | undefined, args: readonly string[]): EventMeaning | undefined {
  if (job === 'rc') return isMultiUser(args.filter((word) => word !== job)) ? {} : undefined;
  if (job === 'rcS' || job === 'rc-sysinit') return {};
  if (job === 'networking') return boot.networking;
  if (job === undefined || !/^cloud-(?:init|config|final)(?:-local)?$/.test(job)) return undefined;
  return { after: [unitOf(job)], trigger: unitOf(job) };
}

/** Whether a pattern like [2345] or [!06] takes one of the runlevels of a system that is up. */
function isMultiUser(args: readonly string[]): boolean {
  const pattern = valueOf('RUNLEVEL', args) ?? args[0] ?? '*';
  const set = /^\[(!?)([0-9Ss]+)\]$/.exec(pattern);
  if (set === null) return pattern === '*' || /^[2-5]$/.test(pattern);
  return [...'2345'].some((level) => (set[2] as string).includes(level) === (set[1] === ''));
}

const unitOf = (job: string): string => `${job.replace(/[^A-Za-z0-9:_.-]/g, '')}.service`;

const valueOf = (key: string, args: readonly string[]): string | undefined =>
  args
    .find((word) => word.startsWith(`${key}=`))
    ?.slice(key.length + 1)
    .replace(/^["']|["']$/g, '');
