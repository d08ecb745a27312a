import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/sort.js';
import { byPath } from '../../inventory/by-path.js';
import { areLeasesServed } from '../../inventory/checks/dhcp-range.js';
import { fileSlices } from '../../inventory/file-slices.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { namesSecrets } from '../../inventory/secrets/secret-names.js';
import { scriptReader } from '../../sinks/read-script.js';
import { joinedLines, mergedLines } from '../../sinks/state/ledger.js';
import { type Lines, noLines } from '../../sinks/state/lines.js';
import type { StoreWriter } from '../../sinks/store.js';
import { mostWithDetails } from '../report/report-details.js';
import { readingOnce } from '../site/check-scripts.js';
import { openingOnce } from '../site/opened-templates.js';
import type { PlanOptions } from '../site/plan-build.js';
import type { SealedInstance } from '../site/sealing.js';
import { siteFiles } from '../site/site-files.js';
import type { BuildOptions } from './build-result.js';
import { Claims } from './claims.js';
import { collectGarbage } from './collect-garbage.js';
import { contextKey, isOfDevices } from './context-key.js';
import { deviceLines } from './device-line.js';
import { hostDevicesOf, manifestSite, type NextSite, totalsOf } from './next-site.js';
import { planWriting, type WrittenPlan } from './plan-writing.js';

interface Context extends Pick<PlanOptions, 'storedRecord' | 'readScript' | 'open'> {
  readonly options: BuildOptions;
  readonly writer: StoreWriter;
  readonly sealedInstance: SealedInstance;
  readonly rendersStored: boolean;
  /** How many devices are in memory at once. */
  readonly sliceSize?: number;
}

/**
 * Builds a large fleet a slice at a time, and keeps of each device its line. Like the step for changes it may only say that all is well:
 * at anything that is said of a device, and at something that two devices claim, it gives up (undefined), and the step that sees
 * all devices says what there is to say. So it does for a fleet that is one slice.
 */
export async function sliceStep(read: InputFiles, context: Context): Promise<NextSite | undefined> {
  const files = read.files.filter(({ path }) => isOfDevices(path));
  const slices = fileSlices(files, context.sliceSize ?? 500);
  // Which values are secrets is known of all devices together.
  if (slices.length < 2 || namesSecrets(read.files)) return undefined;
  const others = read.files.filter(({ path }) => !isOfDevices(path));
  const claims = new Claims();
  const parts: Lines[] = [];
  const warnings = new Map<string, Diagnostic>();
  let plan: SlicePlan | undefined;
  // Slices have scripts of the same shapes, and a process costs more than a device.
  const readScript = readingOnce(scriptReader(context.options));
  const open = openingOnce();
  for (const slice of slices) {
    const files = [...others, ...slice].sort(byPath);
    const built = await buildSlice({ ...read, files }, { ...context, readScript, open });
    if (!built.diagnostics.every(isOfAll)) return undefined;
    for (const warning of built.diagnostics) warnings.set(JSON.stringify(warning), warning);
    if (!built.lines.every((line) => claims.make(line.claims))) return undefined;
    parts.push(joinedLines(noLines(), built.lines));
    // One slice may have no guest that the schema is for.
    if (plan?.schema?.isUsed !== true) plan = built.plan;
  }
  if (plan === undefined) return undefined;
  const lines = mergedLines(parts.splice(0));
  if (lines.count > mostWithGarbage) collectGarbage();
  return nextSite(lines, { plan, warnings, read, context });
}

/** Devices. What a build of fewer has left takes less room than it had for a slice. */
export const mostWithGarbage = 10_000;

type SlicePlan = Pick<WrittenPlan, 'site' | 'tokens' | 'linesOf' | 'schema' | 'namedSchema'>;

async function buildSlice(read: InputFiles, context: Context) {
  const plan = await planWriting(read, { ...context, isWanted: () => true });
  const { site, tokens, linesOf, schema, namedSchema } = plan;
  const kept: SlicePlan = { site, tokens, linesOf, namedSchema, ...(schema === undefined ? {} : { schema }) };
  return { lines: deviceLines(plan, read.files), diagnostics: plan.diagnostics, plan: kept };
}

function nextSite(
  lines: Lines,
  {
    plan: { site, ...plan },
    warnings,
    read,
    context: { options },
  }: { plan: SlicePlan; warnings: ReadonlyMap<string, Diagnostic>; read: InputFiles; context: Context },
): NextSite | undefined {
  if (lines.count <= mostWithDetails) return undefined;
  const devices = hostDevicesOf(lines);
  if (!areLeasesServed(devices, site)) return undefined;
  const host = siteFiles({ site, devices });
  return {
    ...plan,
    site: manifestSite(site),
    lines,
    totals: totalsOf(lines),
    siteFiles: host,
    // No report has details of so many.
    details: new Map(),
    diagnostics: sortDiagnostics([...warnings.values()]),
    context: contextKey(read.files, options),
    partial: new Set(),
  };
}

/** A warning about what devices share, in words that tell of none of them: each slice that has one of them says the same. */
const isOfAll = (diagnostic: Diagnostic): boolean =>
  !isError(diagnostic) &&
  diagnostic.devices === undefined &&
  [diagnostic.position, ...(diagnostic.related ?? []).map(({ position }) => position)].every(
    ({ file }) => !isOfDevices(file),
  );
