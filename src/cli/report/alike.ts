import type { DeviceChange } from '../../pipeline/plan/plan.js';
import { fileLines } from './file-lines.js';
import { nextBootLines } from './next-boot.js';

/** Devices in which the same lines change, but for their own names, and what is told of the first of them. */
export interface Group {
  readonly devices: readonly [DeviceChange, ...DeviceChange[]];
  readonly lines: readonly string[];
}

/** Puts together what would be told twice: an edited template changes all devices of its type in one way. */
export function alike(devices: readonly DeviceChange[], options: { isBrief: boolean }): readonly Group[] {
  const groups = new Map<string, [DeviceChange, ...DeviceChange[]]>();
  for (const device of devices) {
    const key = keyOf(device, options);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [device]);
    else group.push(device);
  }
  return [...groups.values()].map((group) => ({ devices: group, lines: linesOf(group[0], options) }));
}

const linesOf = (device: DeviceChange, options: { isBrief: boolean }): readonly string[] => [
  ...nextBootLines(device),
  ...device.files.flatMap((change) => fileLines(change, options)),
  ...device.images.map(({ kind, path }) => `  ${path}: ${kind}`),
];

/** What stands around a changed line, addresses for example, does not matter, nor where a generation is set. */
function keyOf(
  { type, ownNames, files, images, nextBoot }: DeviceChange,
  { isBrief }: { isBrief: boolean },
): string {
  const boot =
    nextBoot !== undefined && 'ignored' in nextBoot
      ? [nextBoot.kind, nextBoot.everyBoot, nextBoot.ignored]
      : nextBoot?.kind;
  const changes = files.map(({ hunks, ...change }) => [change, isBrief ? [] : changedLines(hunks)]);
  return `${type} ${withoutNames(JSON.stringify([boot, changes, images]), ownNames)}`;
}

/** Longer ones first: an id may be the beginning of a full name. */
function withoutNames(text: string, names: readonly string[]): string {
  const longest = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(`(?<![\\w.])(?:${longest.join('|')})(?!\\w|\\.\\d)`, 'g'), '\0');
}

const changedLines = (hunks: DeviceChange['files'][number]['hunks'] = []): readonly string[] =>
  hunks.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line)));
