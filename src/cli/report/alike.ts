import { type DeviceChange, type FileChange, linesOfChange } from '../../pipeline/plan/plan.js';
import { fileLines } from './file-lines.js';
import { nextBootLines } from './next-boot.js';

/** Devices in which the same lines change, but for their own names, and what is told of the first of them. */
export interface Group {
  readonly devices: readonly [DeviceChange, ...DeviceChange[]];
  readonly lines: readonly string[];
}

/** Puts together what would be told twice: an edited template changes all devices of its type in one way. */
export function alike(devices: readonly DeviceChange[], options: { isBrief: boolean }): readonly Group[] {
  // First by the lines as they are: what is shown is worked out for one device of each group.
  const groups = grouped(
    devices.map((device) => [device]),
    (device) => keyOf(device, linesOfChange, options),
  );
  return grouped(groups, (device) => keyOf(device, shownLines, options)).map((group) => ({
    devices: group,
    lines: linesOf(group[0], options),
  }));
}

type Devices = readonly [DeviceChange, ...DeviceChange[]];

/** Joins groups whose first devices have one key. */
function grouped(
  groups: readonly Devices[],
  keyOfFirst: (first: DeviceChange) => string,
): readonly Devices[] {
  const byKey = new Map<string, [DeviceChange, ...DeviceChange[]]>();
  for (const [first, ...others] of groups) {
    const key = keyOfFirst(first);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [first, ...others]);
    else for (const device of [first, ...others]) known.push(device);
  }
  return [...byKey.values()];
}

const linesOf = (device: DeviceChange, options: { isBrief: boolean }): readonly string[] => [
  ...nextBootLines(device),
  ...device.files.flatMap((change) => fileLines(change, options)),
  ...device.images.map(({ kind, path }) => `  ${path}: ${kind}`),
];

/** What stands around a changed line, addresses for example, does not matter, nor where a generation is set. */
function keyOf(
  { type, ownNames, files, images, nextBoot }: DeviceChange,
  linesOfFile: (change: FileChange) => readonly string[],
  { isBrief }: { isBrief: boolean },
): string {
  const boot =
    nextBoot !== undefined && 'ignored' in nextBoot
      ? [nextBoot.kind, nextBoot.everyBoot, nextBoot.ignored]
      : nextBoot?.kind;
  const changes = files.map((change) => {
    const { kind, paths, part = '' } = change;
    return [kind, paths, part, isBrief ? [] : linesOfFile(change)];
  });
  return `${type} ${withoutNames(JSON.stringify([boot, changes, images]), ownNames)}`;
}

/** Longer ones first: an id may be the beginning of a full name. */
function withoutNames(text: string, names: readonly string[]): string {
  const longest = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(`(?<![\\w.])(?:${longest.join('|')})(?!\\w|\\.\\d)`, 'g'), '\0');
}

const shownLines = ({ hunks = [] }: FileChange): readonly string[] =>
  hunks.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line)));
