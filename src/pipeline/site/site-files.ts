import { guestFiles } from '../../datasource/guest-files.js';
import type { OutputFile } from '../../domain/output-file.js';
import type { Site } from '../../domain/site.js';
import { hostFiles } from '../../host/host-files.js';
import type { HostDevice } from '../../host/host-input.js';
import { layoutsOf } from '../../layouts/index.js';

/**
 * The files of a generation that belong to no device: what the host needs to hand out the seeds, and what guests
 * need where a layout is read by our data source alone.
 */
export function siteFiles({
  site,
  devices,
}: {
  site: Site;
  devices: Iterable<HostDevice>;
}): readonly OutputFile[] {
  const known = layoutsOf(site);
  const needs = site.layouts.flatMap((name) => known[name]?.client.needs ?? []);
  return [
    ...hostFiles({ site: { server: site.server, needs }, devices }),
    ...(needs.includes('data-source') ? guestFiles(site) : []),
  ];
}
