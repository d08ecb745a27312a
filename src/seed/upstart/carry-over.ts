import { expectFork, normalExit, process, respawnLimit } from './processes.js';
import type { CarryOver, Refusal } from './refusal.js';
import { comment, consoleLines, environment, flag, limit, setting, value } from './settings.js';
import type { Stanza } from './stanzas.js';
import { unquoted } from './stanzas.js';
import { startOn, stopOn } from './start-on.js';
import { type UnitDraft, unitValue } from './unit-draft.js';

/** Writes what a stanza says into a unit. Sources: init(5) of upstart, systemd.service(5), systemd.exec(5). */
export function carryOver(draft: UnitDraft, stanza: Stanza): Refusal {
  const carry = Object.hasOwn(stanzas, stanza.keyword) ? stanzas[stanza.keyword] : undefined;
  if (carry !== undefined) return carry(draft, stanza);
  return {
    found: `"${stanza.keyword}", which has no equivalent in a systemd unit,`,
    expected: 'a job without it, or a unit that you write in a cloud-config',
  };
}

const stanzas: Readonly<Record<string, CarryOver>> = {
  description: flag((draft, stanza) => draft.unit.push(`Description=${unitValue(unquoted(stanza.value))}`)),
  author: comment,
  version: comment,
  usage: comment,
  // Tells people which events the job emits; it emits none by itself.
  emits: comment,
  'start on': startOn,
  'stop on': stopOn,
  manual: flag((draft) => {
    draft.isManual = true;
  }),
  task: flag((draft) => {
    draft.isTask = true;
  }),
  respawn: flag((draft) => {
    draft.respawns = true;
  }),
  'respawn limit': respawnLimit,
  'normal exit': normalExit,
  expect: expectFork,
  exec: process('main'),
  script: process('main'),
  'pre-start exec': process('pre-start'),
  'pre-start script': process('pre-start'),
  'post-start exec': process('post-start'),
  'post-start script': process('post-start'),
  'pre-stop exec': process('pre-stop'),
  'pre-stop script': process('pre-stop'),
  'post-stop exec': process('post-stop'),
  'post-stop script': process('post-stop'),
  env: environment,
  console: consoleLines,
  limit,
  chdir: setting('WorkingDirectory', value.path, 'an absolute path'),
  chroot: setting('RootDirectory', value.path, 'an absolute path'),
  setuid: setting('User', value.name, 'the name of a user'),
  setgid: setting('Group', value.name, 'the name of a group'),
  umask: setting('UMask', value.octal, 'octal digits, like 022'),
  nice: setting('Nice', value.integer, 'a number'),
  oom: setting('OOMScoreAdjust', value.oomScore, 'a number, or never'),
  'oom score': setting('OOMScoreAdjust', value.oomScore, 'a number, or never'),
  'kill timeout': setting('TimeoutStopSec', value.integer, 'seconds'),
  'kill signal': setting('KillSignal', value.signal, 'a signal, like INT'),
  'reload signal': setting('ExecReload', value.reload, 'a signal, like USR1'),
};
