import { printable } from '../../diagnostics/printable.js';
import type { DeviceStatus, FleetStatus } from '../../pipeline/status/fleet-status.js';
import { grouped, plural } from './numbers.js';
import { tableText } from './table.js';

const header = ['device', 'address', 'state', 'files', 'first', 'last', 'build'] as const;

/** The fleet as a table, a line a device, with the sums below it. */
export function statusTable(status: FleetStatus): string {
  const hasConsoles = status.devices.some(({ console }) => console !== undefined);
  const rows = status.devices.map((device) => [
    ...rowOf(device),
    ...(hasConsoles ? [consoleText(device)] : []),
  ]);
  const head = hasConsoles ? [...header, 'console'] : header;
  return `${tableText([head, ...rows], { right: [3] })}${statusTotals(status)}`;
}

/** `finished`, `running, 1 error`, or `-` where there is none. */
function consoleText({ console }: DeviceStatus): string {
  if (!console) return '-';
  const { state, errors } = console;
  return errors.length === 0 ? state : `${state}, ${plural(errors.length, 'error')}`;
}

const rowOf = ({
  id,
  address,
  state,
  files,
  first,
  last,
  build,
  generation,
}: DeviceStatus): readonly string[] => [
  id,
  address ?? '-',
  state,
  String(files.length),
  first ?? '-',
  last ?? '-',
  buildText({ build, generation }),
];

/** `current`, `older (generation 3)`, or `older` for one that is no longer on the disk. */
export function buildText({ build, generation }: Pick<DeviceStatus, 'build' | 'generation'>): string {
  if (build === null) return '-';
  return build === 'current' || generation === null ? build : `${build} (generation ${generation})`;
}

/** `98 of 100 finished, 1 reading, 1 silent`, and what else there is to say. */
export function statusTotals({ totals, devices, strangers }: FleetStatus): string {
  const { finished, reading, silent } = totals;
  const others = [
    ...(reading === 0 ? [] : [`${grouped(reading)} reading`]),
    ...(silent === 0 ? [] : [`${grouped(silent)} silent`]),
  ];
  const lines = [
    [`${grouped(finished)} of ${grouped(totals.devices)} finished`, ...others].join(', '),
    ...refusedLine(devices),
    ...sealedLines(devices),
    ...strangersLine(strangers),
    ...consoleLines(devices),
  ];
  return `${lines.join('\n')}\n`;
}

const maxNamed = 5;
const maxErrors = 20;

function refusedLine(devices: readonly DeviceStatus[]): readonly string[] {
  const refused = devices.filter((device) => device.refused > 0);
  if (refused.length === 0) return [];
  const count = refused.reduce((sum, device) => sum + device.refused, 0);
  return [`${plural(count, 'request')} of ${named(refused.map(({ id }) => id))} refused (403, 429 or 5xx)`];
}

/** Who asked again for what is sealed: a line a device, since a reboot that nobody knows of may be somebody's search. */
function sealedLines(devices: readonly DeviceStatus[]): readonly string[] {
  const lines = devices.flatMap(({ id, read_sealed: read }) =>
    read === null
      ? []
      : [
          `${id} read again after it was sealed: ${plural(read.requests, 'request')}, the last at ${read.last}`,
        ],
  );
  const rest = lines.length - maxErrors;
  return rest > 0 ? [...lines.slice(0, maxErrors), `and ${plural(rest, 'more device')}`] : lines;
}

/** What consoles show that went wrong, a line an error. */
function consoleLines(devices: readonly DeviceStatus[]): readonly string[] {
  const shown = devices.flatMap(({ id, console }) =>
    (console?.errors ?? []).map((error) => `${id}: ${printable(error)}`),
  );
  const rest = shown.length - maxErrors;
  return rest > 0 ? [...shown.slice(0, maxErrors), `and ${plural(rest, 'more error')}`] : shown;
}

function strangersLine(strangers: FleetStatus['strangers']): readonly string[] {
  if (strangers.length === 0) return [];
  const count = strangers.reduce((sum, { requests }) => sum + requests, 0);
  const who = named(strangers.map(({ address }) => printable(address)));
  return [`${plural(count, 'request')} of ${plural(strangers.length, 'stranger')} (${who})`];
}

function named(all: readonly string[]): string {
  const rest = all.length - maxNamed;
  return `${all.slice(0, maxNamed).join(', ')}${rest > 0 ? ` and ${grouped(rest)} more` : ''}`;
}
