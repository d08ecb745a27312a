import type { CarryOver } from './refusal.js';
import { value } from './settings.js';

/** What a job runs: its main process, or one of those around it. */
export const process =
  (name: string): CarryOver =>
  (draft, { keyword, value: command, script, line }) => {
    if (draft.scripts.has(name)) return { found: `a second "${keyword}"`, expected: 'only one of them' };
    if (script === undefined && command === '')
      return { found: `"${keyword}" without a command`, expected: 'a command after it' };
    // upstart hands a command with any shell character in it to /bin/sh -e as well.
    const text = script ?? `exec ${command}`;
    const lines = text.split('\n');
    const wrong = lines.findIndex((candidate) => ownCommand.test(candidate));
    if (wrong >= 0) {
      const word = (ownCommand.exec(lines[wrong] as string) as RegExpExecArray)[1];
      const offset = script === undefined ? 0 : wrong + 1;
      return {
        found: `the upstart command "${word}"`,
        expected: 'systemctl instead',
        line: line + offset,
      };
    }
    draft.scripts.set(name, text);
    return undefined;
  };

// `stop` before an `exit 0` is how a job called itself off.
const ownCommand = /(?:^|[;&|{(]|\bexec\b|\bthen\b|\bdo\b|\belse\b)\s*(initctl|stop(?=\s*(?:;|$)))/;

export const expectFork: CarryOver = (draft, { value: text }) => {
  if (text !== 'fork' && text !== 'daemon')
    return { found: `"expect ${text}"`, expected: 'expect fork or expect daemon' };
  draft.forks = true;
  return undefined;
};

export const respawnLimit: CarryOver = (draft, { value: text }) => {
  const [, count, interval] = /^(\d+)\s+(\d+)$/.exec(text) ?? [];
  if (count === undefined && text !== 'unlimited') {
    const expected = 'a count and seconds, like respawn limit 10 5, or unlimited';
    return { found: `"respawn limit ${text}"`, expected };
  }
  draft.respawnLimit =
    count === undefined
      ? ['StartLimitIntervalSec=0']
      : [`StartLimitBurst=${count}`, `StartLimitIntervalSec=${interval}`];
  return undefined;
};

export const normalExit: CarryOver = (draft, { value: text }) => {
  const statuses = text.split(/\s+/).map(value.signal);
  if (statuses.includes(undefined))
    return { found: `"normal exit ${text}"`, expected: 'numbers and signals, like normal exit 0 TERM' };
  const list = statuses.join(' ');
  draft.service.push(`SuccessExitStatus=${list}`, `RestartPreventExitStatus=${list}`);
  return undefined;
};
