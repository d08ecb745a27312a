import { printable } from '../../diagnostics/printable.js';
import type { DeviceChange, FileChange, PlannedChanges } from '../../pipeline/plan.js';
import { nextBootLines } from './next-boot.js';

const mostNamed = 5;

/** What a build would change, for a person: the inputs, then device by device what its files and its next boot do. */
export function planText(result: PlannedChanges, { isBrief }: { isBrief: boolean }): string {
  const differing = result.changed.filter(({ nextBoot }) => nextBoot !== undefined);
  const equal = result.changed.filter(({ nextBoot }) => nextBoot === undefined);
  const lines = [
    ...inputLines(result),
    ...result.removed.map((device) => `- ${nameOf(device)}`),
    ...result.added.map((device) => `+ ${nameOf(device)}`),
    ...differing.flatMap((device) => deviceLines(device, { isBrief })),
    ...(equal.length === 0
      ? []
      : [`~ written anew, and no file differs: ${someOf(equal.map(({ id }) => id))}`]),
    ...(result.siteFiles.length === 0 ? [] : ['~ files of no device']),
    ...result.siteFiles.flatMap((change) => fileLines(change, { isBrief })),
    ...keptLines(differing),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function inputLines({ inputs, generation }: PlannedChanges): readonly string[] {
  if (generation === undefined) return ['nothing is published yet'];
  const marks = { added: '+', changed: '~', removed: '-' } as const;
  const files = (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    inputs[kind].map((path) => `${marks[kind]} ${printable(path)}`),
  );
  const { seedpress } = inputs;
  const all = [
    ...(seedpress === undefined ? [] : [`~ seedpress ${seedpress.from} -> ${seedpress.to}`]),
    ...files,
  ];
  return all.length === 0
    ? []
    : [`inputs changed since generation ${generation}:`, ...all.map((line) => `  ${line}`), ''];
}

function deviceLines(device: DeviceChange, { isBrief }: { isBrief: boolean }): readonly string[] {
  return [
    `~ ${nameOf(device)}`,
    ...nextBootLines(device),
    ...device.files.flatMap((change) => fileLines(change, { isBrief })),
    ...device.images.map(({ kind, path }) => `  ${path}: ${kind}`),
  ];
}

function fileLines(
  { kind, paths, part, hunks }: FileChange,
  { isBrief }: { isBrief: boolean },
): readonly string[] {
  const [path = '', ...others] = paths.map(printable);
  const name = part === undefined ? path : `${path}, part ${printable(part)}`;
  const also =
    others.length === 0
      ? ''
      : `  (and under ${others.length} more ${others.length === 1 ? 'name' : 'names'})`;
  if (isBrief || hunks === undefined) return [`  ${name}: ${kind}${also}`];
  if (hunks.length === 0) return [`  ${name}: packed otherwise, the same text${also}`];
  return [
    `  --- ${kind === 'added' ? '/dev/null' : name}`,
    `  +++ ${kind === 'removed' ? '/dev/null' : name}${also}`,
    ...hunks.flatMap(({ header, lines }) => [
      `  ${header}`,
      ...lines.map((line) => `  ${printableLine(line)}`),
    ]),
  ];
}

/** A terminal shows a line of a template and does not obey it. */
const printableLine = (line: string): string => line.replace(control, escapeOf);

const control = /(?!\t)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function keptLines(devices: readonly DeviceChange[]): readonly string[] {
  const clients = [...new Set(devices.flatMap(({ keptBy }) => keptBy))];
  if (clients.length === 0) return [];
  return [
    '',
    `A guest that has its seed from ${clients.join(' or ')} keeps what it read at its first boot, as long as its SMBIOS uuid is`,
    "the one of the inventory: there it takes 'cloud-init clean' besides. docs/explain-and-plan.md says more.",
  ];
}

const nameOf = ({ id, type, managementIp }: { id: string; type: string; managementIp?: string }): string =>
  `${id} (${type}${managementIp === undefined ? '' : `, ${managementIp}`})`;

function someOf(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  const rest = names.length - mostNamed;
  return rest > 0 ? `${named} and ${rest} more` : named;
}
