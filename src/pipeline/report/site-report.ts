import type { Manifest, Totals } from '../../domain/manifest.js';
import { script, style } from '../../report/app.bundle.js';
import { detailsPath } from '../../report/data/site-data.js';
import * as playground from '../../report/playground.bundle.js';
import { reportFiles } from '../../report/report-files.js';
import { type ReportToWrite, reportedFiles } from '../../sinks/report-folder.js';
import { readDetailKeys } from '../../sinks/state/details.js';
import { ledgerLine } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import { mostWithDetails, type ReportDetails } from './report-details.js';
import { reportShards } from './report-shards.js';

/** What is to be published. */
interface SiteToReport {
  readonly lines: Lines;
  readonly site: Manifest['site'];
  readonly totals: Totals;
  readonly version: string;
  /** Of the devices that were looked at. */
  readonly details: ReadonlyMap<string, ReportDetails>;
}

/** The report of a site; `published` is the generation from which the files that are as they were are taken. */
export function siteReport(
  { lines, site, totals, version, details: made }: SiteToReport,
  { published }: { published: string | undefined },
): ReportToWrite {
  const { namespace, server, layouts, images, access } = site;
  const { devices, files, images: imageCount } = totals;
  const isThere = reportedFiles(published);
  const details = allDetails(lines, { made, published, isThere });
  const report = reportFiles(
    {
      site: {
        seedpress: version,
        ...{ namespace, server, layouts, images, access },
        totals: { devices, files, images: imageCount },
      },
      shards: reportShards(lines, {
        version,
        detailsOf: details.size === 0 ? undefined : (id) => details.get(id)?.key,
      }),
      bundle: { script, style },
      playground,
      details,
    },
    isThere,
  );
  return { ...report, details: new Map([...details].map(([id, { key }]) => [id, key])) };
}

/** Of devices that are not sealed what was made now, and of all other devices what the published report has. */
function allDetails(
  lines: Lines,
  {
    made,
    published,
    isThere,
  }: {
    made: SiteToReport['details'];
    published: string | undefined;
    isThere: (path: string) => boolean;
  },
): ReadonlyMap<string, ReportDetails> {
  if (lines.count > mostWithDetails) return new Map();
  const before = published === undefined ? new Map<string, string>() : readDetailKeys(published);
  const all = new Map<string, ReportDetails>();
  for (let index = 0; index < lines.count; index += 1) {
    const id = lines.name(index);
    const known = before.get(id);
    const details = made.get(id);
    // What has left the published tree is not to be read here.
    if (ledgerLine(lines.text(index)).record.sealed === true) continue;
    if (details !== undefined) all.set(id, details);
    else if (known !== undefined && isThere(detailsPath(known))) all.set(id, { key: known });
  }
  return all;
}
