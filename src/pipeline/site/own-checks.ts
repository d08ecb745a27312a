import type { Extensions } from '../../config/extensions.js';
import { ownFinding } from '../../diagnostics/catalogue/config.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { CheckedDevice, Finding } from '../../domain/site-config.js';
import { originAt } from '../../domain/source-node.js';
import type { Inventory } from '../../inventory/resolve-inventory.js';
import type { BuiltSeed } from '../../seed/build-seed.js';

/**
 * Runs the site's own checks on a rendered device, and makes its own layouts once: what their code throws is known before anything is
 * written.
 */
export function ownChecks(
  { checks, layouts }: Extensions,
  { site, sources }: Pick<Inventory, 'site' | 'sources'>,
): (device: Device, built: BuiltSeed) => readonly Diagnostic[] {
  const listed = site.layouts.flatMap((name) => layouts[name] ?? []);
  return (device, { seed, parts, diagnostics }) => {
    // What is wrong with its parts is said already, and there is no whole seed to look at.
    if (diagnostics.length > 0) return [];
    for (const layout of listed) layout.files(seed);
    if (checks.size === 0) return [];
    const about: CheckedDevice = structuredClone({
      device: device.view as CheckedDevice['device'],
      site: site.view,
      parts: parts.map(({ list, part: { filename, contentType, content } }) => ({
        ...{ list, filename, contentType, content },
      })),
    });
    return [...checks].flatMap(([name, check]) =>
      check(about).map(({ found, expected, fix, severity = 'error', ...where }) =>
        ownFinding(placeOf(where, { device, parts, source: sources.get(device.id) }), {
          ...{ name, found, expected, fix, severity },
          devices: [device.id],
        }),
      ),
    );
  };
}

/** The value that a finding names, the line of the part, or the device. */
function placeOf(
  { key, part: filename, line = 1, column = 1 }: Pick<Finding, 'key' | 'part' | 'line' | 'column'>,
  {
    device,
    parts,
    source,
  }: { device: Device; parts: BuiltSeed['parts']; source: ReturnType<Inventory['sources']['get']> },
): Position {
  const part = parts.find((one) => one.part.filename === filename);
  if (part !== undefined) return part.placeOf(line, column).position;
  if (source === undefined) throw new Error(`${device.id} has no place in the inventory`);
  const path = (key ?? '').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return originAt(source, key === undefined ? [] : path);
}
