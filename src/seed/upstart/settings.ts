import type { CarryOver } from './refusal.js';
import { type Stanza, unquoted } from './stanzas.js';
import { environmentValue, type UnitDraft, unitValue } from './unit-draft.js';

/** A stanza that can always be carried over. */
export const flag =
  (write: (draft: UnitDraft, stanza: Stanza) => unknown): CarryOver =>
  (draft, stanza) => {
    write(draft, stanza);
    return undefined;
  };

/** What is for people to read. */
export const comment: CarryOver = flag((draft, { keyword, value: text }) =>
  draft.comments.push(`${keyword} ${text}`.trim()),
);

/** A stanza that is one key of [Service]; `toValue` gives nothing for what the key cannot hold. */
export const setting =
  (key: string, toValue: (text: string) => string | undefined, expected: string): CarryOver =>
  (draft, { keyword, value: text }) => {
    const translated = toValue(unquoted(text));
    if (translated === undefined) return { found: `"${keyword} ${text}"`, expected };
    draft.service.push(`${key}=${translated}`);
    return undefined;
  };

/** Values of stanzas as systemd writes them. */
export const value = {
  integer: (text: string) => (/^-?\d+$/.test(text) ? text : undefined),
  octal: (text: string) => (/^[0-7]{3,4}$/.test(text) ? text.padStart(4, '0') : undefined),
  path: (text: string) => (text.startsWith('/') ? unitValue(text) : undefined),
  name: (text: string) => (/^[\w.-]+\$?$/.test(text) ? text : undefined),
  oomScore: (text: string) => (text === 'never' ? '-1000' : value.integer(text)),
  signal: (text: string): string | undefined =>
    /^(?:SIG)?[A-Z][A-Z0-9+]*$/.test(text) ? `SIG${text.replace(/^SIG/, '')}` : value.integer(text),
  reload: (text: string) => {
    const signal = value.signal(text);
    return signal === undefined ? undefined : `/bin/kill -s ${signal} $MAINPID`;
  },
} as const;

export const environment: CarryOver = (draft, { value: text }) => {
  const assignment = /^([A-Za-z_]\w*)(?:=([^]*))?$/.exec(text);
  if (assignment === null)
    return { found: `"env ${text}"`, expected: 'a name and a value, like env PORT=80' };
  const [, name = '', given] = assignment;
  draft.service.push(
    given === undefined
      ? `PassEnvironment=${name}`
      : `Environment=${environmentValue(`${name}=${unquoted(given)}`)}`,
  );
  return undefined;
};

export const consoleLines: CarryOver = (draft, { value: text }) => {
  const lines = Object.hasOwn(consoles, text) ? consoles[text] : undefined;
  if (lines === undefined)
    return { found: `"console ${text}"`, expected: 'console output, log, owner or none' };
  draft.service.push(...lines);
  return undefined;
};

const consoles: Readonly<Record<string, readonly string[]>> = {
  log: [],
  none: ['StandardOutput=null', 'StandardError=null'],
  output: ['StandardOutput=journal+console', 'StandardError=journal+console'],
  owner: ['StandardInput=tty', 'StandardOutput=tty', 'StandardError=tty', 'TTYPath=/dev/console'],
};

export const limit: CarryOver = (draft, { value: text }) => {
  const [, resource = '', soft = '', hard = ''] = /^([a-z]+)\s+(\S+)\s+(\S+)$/.exec(text) ?? [];
  // Of nice values systemd knows no infinity; 40 stands for the highest, which is -20: getrlimit(2).
  const unlimited = resource === 'nice' ? '40' : 'infinity';
  const bounds = [soft, hard].map((bound) => (bound === 'unlimited' ? unlimited : value.integer(bound)));
  if (!resources.includes(resource) || bounds.includes(undefined))
    return { found: `"limit ${text}"`, expected: 'a resource and two numbers, like limit nofile 1024 4096' };
  draft.service.push(`Limit${resource.toUpperCase()}=${bounds.join(':')}`);
  return undefined;
};

/** Names that setrlimit(2) knows without their RLIMIT_, in both languages. */
const resources = [
  ...['as', 'core', 'cpu', 'data', 'fsize', 'memlock', 'msgqueue', 'nice'],
  ...['nofile', 'nproc', 'rss', 'rtprio', 'sigpending', 'stack'],
];
