import { printable } from '../../diagnostics/printable.js';
import { carriedThings } from '../../domain/layout.js';
import type { DeviceChange, PlannedChanges } from '../../pipeline/plan/plan.js';
import { alike, type Group } from './alike.js';
import { damageText } from './damage-text.js';
import { eitherOf } from './either-of.js';
import { fileLines } from './file-lines.js';
import type { Painter } from './formats/painter.js';
import { grouped } from './numbers.js';
import { hasChanges, planTotal } from './plan-summary.js';

const mostNamed = 5;
const mostLines = 10;

/** What a build would change, for a person: the inputs, then device by device what its files and its next boot do. */
export function planText(
  result: PlannedChanges,
  { isBrief, paint }: { isBrief: boolean; paint: Painter },
): string {
  const differing = result.changed.filter(({ nextBoot }) => nextBoot !== undefined);
  const equal = result.changed.filter(({ nextBoot }) => nextBoot === undefined);
  const groups = alike(differing, { isBrief });
  const lines = [
    ...inputLines(result),
    ...deviceLines('-', result.removed),
    ...deviceLines('+', result.added),
    ...groups.flatMap(groupLines),
    ...(equal.length === 0 ? [] : [`~ rebuilt, but no file differs: ${someOf(equal.map(({ id }) => id))}`]),
    ...(result.siteFiles.length === 0 ? [] : ['~ files that belong to no device']),
    ...result.siteFiles.flatMap((change) => fileLines(change, { isBrief })),
    ...(result.damaged.length === 0 ? [] : [`~ damaged since the build: ${damageText(result.damaged)}`]),
    ...keptLines(differing),
    ...notCarriedLines(differing),
    ...(hasChanges(result)
      ? ['', planTotal(result, { ways: groups.length + Math.min(1, equal.length) })]
      : []),
  ];
  return lines.map((line) => `${painted(line, paint)}\n`).join('');
}

/** Many of one type are told in a line. */
function deviceLines(mark: '+' | '-', devices: PlannedChanges['added']): readonly string[] {
  const ofType = new Map<string, PlannedChanges['added'][number][]>();
  for (const device of devices) ofType.set(device.type, [...(ofType.get(device.type) ?? []), device]);
  return [...ofType].flatMap(([type, same]) =>
    same.length <= mostLines
      ? same.map((device) => `${mark} ${nameOf(device)}`)
      : [`${mark} ${grouped(same.length)} devices (${type}): ${someOf(same.map(({ id }) => id))}`],
  );
}

/** Green comes, red goes, yellow changes; as in the differences of texts. */
function painted(line: string, paint: Painter): string {
  if (/^total: |^ {2}(?:---|\+\+\+) /.test(line)) return paint('bold', line);
  if (line.startsWith('  @@ ')) return paint('cyan', line);
  const [mark] = /^(?: {2})?[-+~](?=.)/.exec(line) ?? [];
  const colour = marks[mark?.trim() ?? ''];
  return colour === undefined ? line : paint(colour, line);
}

const marks: Readonly<Record<string, 'green' | 'red' | 'yellow'>> = {
  '+': 'green',
  '-': 'red',
  '~': 'yellow',
};

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

/** Devices that change alike are shown once, by the first of them. */
function groupLines({ devices: [first, ...others], lines }: Group): readonly string[] {
  const also =
    others.length === 0
      ? ''
      : ` and ${others.length} more with the same changes: ${someOf(others.map(({ id }) => id))}`;
  return [`~ ${nameOf(first)}${also}`, ...lines];
}

function keptLines(devices: readonly DeviceChange[]): readonly string[] {
  const clients = [...new Set(devices.flatMap(({ keptBy }) => keptBy))];
  if (clients.length === 0) return [];
  return [
    '',
    `Guests that use ${eitherOf(clients)} cache their first seed as long as their SMBIOS uuid matches the inventory:`,
    "also run 'cloud-init clean' on them. See docs/explain-and-plan.md.",
  ];
}

/** What changes and does not reach everybody, once for all devices. */
function notCarriedLines(devices: readonly DeviceChange[]): readonly string[] {
  const found = devices.flatMap(({ notCarried }) => notCarried);
  const lines = carriedThings.flatMap((what) => {
    const names = new Set(found.filter((one) => one.what === what).flatMap(({ by }) => by));
    return names.size === 0
      ? []
      : [`The changed ${what} does not reach guests that use ${eitherOf([...names])}.`];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

const nameOf = ({ id, type, managementIp }: { id: string; type: string; managementIp?: string }): string =>
  `${id} (${type}${managementIp === undefined ? '' : `, ${managementIp}`})`;

function someOf(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  const rest = names.length - mostNamed;
  return rest > 0 ? `${named} and ${rest} more` : named;
}
