import { guestFiles } from '../../datasource/guest-files.js';
import type { Device } from '../../domain/device.js';
import type { OutputFile } from '../../domain/output-file.js';
import type { Site } from '../../domain/site.js';
import { hostFiles } from '../../host/host-files.js';

/**
 * The files of a generation that belong to no device: what the host needs to hand out the seeds, and what guests
 * need to read the namespace layout, where it is listed.
 */
export const siteFiles = ({
  site,
  devices,
}: {
  site: Site;
  devices: readonly Device[];
}): readonly OutputFile[] => [
  ...hostFiles({ site, devices }),
  ...(site.layouts.includes('namespace') ? guestFiles(site) : []),
];
