import { isError } from '../../diagnostics/diagnostic.js';
import { byPath } from '../../inventory/by-path.js';
import { fileSlices } from '../../inventory/file-slices.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { openMeasuringWriter } from '../../sinks/measuring-writer.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { hasSpare } from '../../sinks/spare.js';
import type { StoreWriter } from '../../sinks/store.js';
import { siteReport } from '../report/site-report.js';
import { currentLedger, sealedInLedger } from '../site/sealing.js';
import type { BuildOptions } from './build-result.js';
import { isOfDevices } from './context-key.js';
import type { NextSite } from './next-site.js';
import { planWriting } from './plan-writing.js';
import type { PublishedState } from './published-state.js';
import type { Refused } from './whole-step.js';

/** Undefined where it gives up, and leaves the build to another step. */
export type Step = (by: {
  options: BuildOptions;
  writer: StoreWriter;
}) => Promise<NextSite | Refused | undefined>;

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
  if (next === undefined || 'outcome' in next) return next;
  const { lines, siteFiles } = next;
  // The ledger, and the manifest, which repeats its records. Names that are recycled take nothing.
  writer.addRoom({ bytes: lines.bytes.length * 2, names: hasSpare(folders) ? 0 : writer.added.size });
  if (siteFiles !== 'as before') writer.addFiles(siteFiles);
  const report = siteReport({ ...next, version: options.version }, { published: published?.folder });
  writer.addFiles(report.written);
  writer.assertFits();
  return undefined;
}

/**
 * Whether some devices of a large fleet, rendered and not written, show that there is more than enough room for all of it. Of what they do not
 * show the build tells when it writes.
 */
export async function sampleFits(
  { files, ...read }: InputFiles,
  { options: { onProgress: _, ...options }, folders }: { options: BuildOptions; folders: OutputFolders },
): Promise<boolean> {
  const slices = fileSlices(
    files.filter(({ path }) => isOfDevices(path)),
    sampleSize,
  );
  const sample = [0, slices.length >> 1, slices.length - 1].map((index) => slices[index] ?? []);
  if (slices.length < sample.length * 10) return false;
  const others = files.filter(({ path }) => !isOfDevices(path));
  const writer = openMeasuringWriter(folders.out);
  for (const slice of sample) {
    const plan = await planWriting(
      { ...read, files: [...others, ...slice].sort(byPath) },
      {
        options,
        writer,
        isWanted: () => true,
        storedRecord: () => undefined,
        sealedInstance: sealedInLedger(currentLedger(folders)),
        rendersStored: true,
      },
    );
    if (plan.diagnostics.some(isError)) return false;
  }
  return writer.fits((slices.length / sample.length) * reserve);
}

const sampleSize = 50;

/** Names of a generation, and devices that are larger than those of the sample. */
const reserve = 1.25;
