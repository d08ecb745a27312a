import type { Diagnostic, Position } from './diagnostic.js';
import { namesText } from './nearest.js';
import { printable } from './printable.js';

const maxDevicesNamed = 3;

/**
 * One error as text: `file:line:column: error code: found; expected this`, then indented lines for the other
 * places, for the devices and for what to do.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, position, fix, related = [], devices = [] } = diagnostic;
  const lines = [`${formatPosition(position)}: ${severity} ${code}: ${sentenceOf(diagnostic)}`];
  for (const { label, position: place } of related) lines.push(`  ${label}: ${formatPosition(place)}`);
  if (devices.length > 0) lines.push(`  device: ${nameSome(devices)}`);
  if (fix !== undefined) lines.push(`  fix: ${printable(fix)}`);
  return lines.join('\n');
}

/** What was found and what is expected, in one sentence. */
export const sentenceOf = ({
  found,
  expected,
  nearest,
  alsoNear = [],
}: Pick<Diagnostic, 'found' | 'expected' | 'nearest' | 'alsoNear'>): string =>
  `${printable(found)}; ${nearest === undefined ? `expected ${printable(expected)}` : `did you mean ${printable(namesText([nearest, ...alsoNear]))}?`}`;

function formatPosition({ file, line, column }: Position): string {
  return `${printable(file)}:${line}:${column}`;
}

/** The first devices by name, and how many more there are. */
export function nameSome(devices: readonly string[]): string {
  const named = devices.slice(0, maxDevicesNamed).join(', ');
  const rest = devices.length - maxDevicesNamed;
  return rest > 0 ? `${named} and ${rest} more` : named;
}
