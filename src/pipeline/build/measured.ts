import { openMeasuringWriter } from '../../sinks/measuring-writer.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { hasSpare } from '../../sinks/spare.js';
import type { StoreWriter } from '../../sinks/store.js';
import { siteReport } from '../report/site-report.js';
import type { BuildOptions } from './build-result.js';
import type { NextSite } from './next-site.js';
import type { PublishedState } from './published-state.js';
import type { Refused } from './whole-step.js';

type Step = (by: { options: BuildOptions; writer: StoreWriter }) => Promise<NextSite | Refused>;

/**
 * Renders a build and writes nothing, to throw an OutFolderError where there is no room for all of it. Gives back what the build ends
 * with where its inputs are refused; undefined where it may begin.
 */
export async function measured(
  step: Step,
  {
    options: { onProgress: _, ...options },
    folders,
    published,
  }: { options: BuildOptions; folders: OutputFolders; published: PublishedState | undefined },
): Promise<Refused | undefined> {
  const writer = openMeasuringWriter(folders.out);
  const next = await step({ options, writer });
  if ('outcome' in next) return next;
  const { lines, siteFiles } = next;
  // The ledger, and the manifest, which repeats its records. Names that are recycled take nothing.
  writer.addRoom({ bytes: lines.bytes.length * 2, names: hasSpare(folders) ? 0 : writer.added.size });
  if (siteFiles !== 'as before') writer.addFiles(siteFiles);
  const report = siteReport({ ...next, version: options.version }, { published: published?.folder });
  writer.addFiles(report.written);
  writer.assertFits();
  return undefined;
}
