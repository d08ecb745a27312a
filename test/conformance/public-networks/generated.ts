import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import {
  formatCidr,
  networkOf,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../../src/domain/ip-address.js';

const generate = '/usr/libexec/netplan/generate';

/** What netplan's generator makes of a text: its files without their names; or why it refuses it. */
export type Generated = { readonly files: readonly string[] } | { readonly refusal: string };

export function generated(text: string): Generated {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-netplan-'));
  try {
    mkdirSync(join(root, 'etc/netplan'), { recursive: true });
    writeFileSync(join(root, 'etc/netplan/50-seed.yaml'), text, { mode: 0o600 });
    const { status, stderr } = spawnSync(generate, ['--root-dir', root], { encoding: 'utf8' });
    if (status !== 0) return { refusal: stderr.replace(/^.*?50-seed\.yaml:?/, '').trim() };
    rmSync(join(root, 'etc/netplan'), { recursive: true });
    return { files: [...contentsOf(root)].sort() };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Files have the name by which the text knows an interface, which says nothing to the guest. */
function contentsOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return contentsOf(path);
    // Links lead to units of the machine.
    if (entry.isSymbolicLink()) return [`link to ${readlinkSync(path).split('/').at(-1)}`];
    return [`${extname(path)}\n${plainText(readFileSync(path, 'utf8'))}`];
  });
}

/** The same text for the same meaning. */
function plainText(content: string): string {
  if (!/^\[/m.test(content)) return [...new Set(content.split('\n'))].filter(says).sort().join('\n');
  return content
    .split(/^(?=\[)/m)
    .flatMap((section) => sectionsOf(section.split('\n').filter(says)))
    .filter((section, index, all) => all.indexOf(section) === index)
    .sort()
    .join('\n');
}

const says = (line: string): boolean => !/^(#.*|\s*|id=netplan-.*|Name=\*|[Mm]ode=balance-rr)$/.test(line);

function sectionsOf([head = '', ...lines]: readonly string[]): readonly string[] {
  const words = lines
    .map((line) => line.replace(/[0-9a-f:]*:[0-9a-f:.]+(?=[/;,]|$)/gi, shortest))
    .map(withUnit);
  const keys = words.map(asNetwork).filter((line) => !isDefault(line, { head, lines }));
  const isRoute = (line: string) => head === '[Network]' && line.startsWith('Gateway=');
  const routes = keys.filter(isRoute).map((line) => defaultRoute(line));
  const own = keys.filter((line) => !isRoute(line));
  return [...(own.length === 0 && isEmptyAlike(head) ? [] : [section(head, own)]), ...routes];
}

const isEmptyAlike = (head: string): boolean => /^\[(Bond|bond|Match|match|Network)\]$/.test(head);

/** The order of keys of different names says nothing, nor that one stands there twice. */
const section = (head: string, lines: readonly string[]): string =>
  [head, ...new Set([...lines].sort((one, other) => keyOf(one).localeCompare(keyOf(other))))].join('\n');

const keyOf = (line: string): string => line.replace(/=.*/, '');

const defaultRoute = (gateway: string): string =>
  section('[Route]', [`Destination=${gateway.includes(':') ? '::/0' : '0.0.0.0/0'}`, gateway]);

/** What systemd takes where nothing is said: the main table, and the link where no gateway is. */
const isDefault = (
  line: string,
  { head, lines }: { readonly head: string; readonly lines: readonly string[] },
) =>
  (head === '[RoutingPolicyRule]' && line === 'Table=254') ||
  (head === '[Route]' && line === 'Scope=link' && !lines.some((each) => each.startsWith('Gateway=')));

/** An address stands for a network of one, and one inside of a network for the network. */
function asNetwork(line: string): string {
  const [, key, written = ''] = /^(From|To|Destination)=(.*)$/.exec(line) ?? [];
  if (key === undefined) return line;
  const text = written.includes('/') ? written : `${written}/${written.includes(':') ? 128 : 32}`;
  const address = parseInterfaceAddress(text);
  return address.ok ? `${key}=${formatCidr(networkOf(address.value))}` : line;
}

/** Times in milliseconds. */
const withUnit = (line: string): string =>
  line.replace(/^(\w+Sec)=(\d+)(s|m)$/, (_, key: string, count: string, unit: string) => {
    return `${key}=${Number(count) * (unit === 's' ? 1000 : 60_000)}ms`;
  });

function shortest(address: string): string {
  const parsed = parseIpAddress(address);
  return parsed.ok ? parsed.value : address;
}

/** What differs between two such results; nothing where both say the same. */
export function differencesOf(one: Generated, other: Generated): readonly string[] {
  if ('refusal' in other) return [`refused: ${other.refusal}`];
  if ('refusal' in one) return [`refused: ${one.refusal}`];
  return [
    ...one.files.filter((file) => !other.files.includes(file)).map((file) => `lacks ${file}`),
    ...other.files.filter((file) => !one.files.includes(file)).map((file) => `has ${file}`),
  ];
}
