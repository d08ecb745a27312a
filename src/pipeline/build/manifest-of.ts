import type { DeviceRecord, Manifest } from '../../domain/manifest.js';
import type { Site } from '../../domain/site.js';

/** The manifest of a generation, its devices in the order of their ids. */
export function manifestOf(
  devices: Readonly<Record<string, DeviceRecord>>,
  { version, inputs, site }: { version: string; inputs: Manifest['inputs']; site: Site },
): Manifest {
  const sorted = Object.entries(devices).sort(([a], [b]) => (a < b ? -1 : 1));
  const { namespace, server, layouts, images, access } = site;
  return {
    format: 2,
    seedpress: version,
    inputs,
    site: { namespace, server, layouts, images, access },
    devices: Object.fromEntries(sorted),
  };
}
