import type { Diagnostic, Position } from './diagnostic.js';
import { printable } from './printable.js';

const maxDevicesNamed = 3;

/**
 * One mistake as text: `file:line:column: error code: found; expected`, then indented lines for what to do,
 * for the other places and for the devices.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, position, found, expected, remedy, related = [], devices = [] } = diagnostic;
  const message = `${printable(found)}; ${printable(expected)}`;
  const lines = [`${formatPosition(position)}: ${severity} ${code}: ${message}`];
  for (const { label, position: place } of related) lines.push(`  ${label}: ${formatPosition(place)}`);
  if (devices.length > 0) lines.push(`  device: ${nameSome(devices)}`);
  if (remedy !== undefined) lines.push(`  remedy: ${printable(remedy)}`);
  return lines.join('\n');
}

function formatPosition({ file, line, column }: Position): string {
  return `${printable(file)}:${line}:${column}`;
}

/** The first devices by name, and how many more there are. */
export function nameSome(devices: readonly string[]): string {
  const named = devices.slice(0, maxDevicesNamed).join(', ');
  const rest = devices.length - maxDevicesNamed;
  return rest > 0 ? `${named} and ${rest} more` : named;
}
