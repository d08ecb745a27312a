import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/sort.js';
import type { Totals } from '../../domain/manifest.js';
import { byPath } from '../../inventory/by-path.js';
import { areLeasesServed } from '../../inventory/checks/dhcp-range.js';
import { fileSlices } from '../../inventory/file-slices.js';
import type { InputFile, InputFiles } from '../../inventory/input-files.js';
import { namesSecrets } from '../../inventory/secrets/secret-names.js';
import { scriptReader } from '../../sinks/read-script.js';
import { joinedLines } from '../../sinks/state/ledger.js';
import { type Lines, noLines } from '../../sinks/state/lines.js';
import { PackedLines } from '../../sinks/state/packed-lines.js';
import type { StoreWriter } from '../../sinks/store.js';
import { mostWithDetails } from '../report/report-details.js';
import { readingOnce } from '../site/check-scripts.js';
import { collectGarbage, GarbageLimit, StepGarbage } from '../site/collect-garbage.js';
import { openingOnce } from '../site/opened-templates.js';
import type { PlanOptions } from '../site/plan-build.js';
import type { SealedInstance } from '../site/sealing.js';
import { shown } from '../site/shown.js';
import { siteFiles } from '../site/site-files.js';
import type { BuildOptions } from './build-result.js';
import { Claims } from './claims.js';
import { contextKey, isOfDevices } from './context-key.js';
import { deviceLines } from './device-line.js';
import { hostDevicesOf, manifestSite, type NextSite, RunningTotals } from './next-site.js';
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
  // Which values are secrets is known of all devices together.
  if (namesSecrets(read.files)) return undefined;
  const slices = new StepGarbage();
  const built = await builtSlices(read, context, slices).finally(() => slices.end());
  if (built === undefined) return undefined;
  const { parts, ...others } = built;
  if (others.totals.devices > mostWithGarbage) collectGarbage();
  const garbage = new GarbageLimit();
  const lines = parts.take({ afterEach: () => garbage.keep({ most: mostUnpacked }) });
  return nextSite(lines, { ...others, read, context });
}

/** What all slices give; undefined where there is something to say, or one slice. */
async function builtSlices(
  read: InputFiles,
  context: Context,
  garbage: StepGarbage,
): Promise<BuiltSlices | undefined> {
  // The text of a slice is made when it is read, and nobody keeps it afterwards.
  const slices = fileSlices(
    read.files.filter(({ path }) => isOfDevices(path)),
    context.sliceSize ?? 500,
  );
  if (slices.length < 2) return undefined;
  const left = [...withStart(slices)].reverse();
  const others = read.files.filter(({ path }) => !isOfDevices(path));
  const claims = new Claims();
  const parts = new PackedLines();
  const totals = new RunningTotals();
  const warnings = new Map<string, Diagnostic>();
  let plan: SlicePlan | undefined;
  // Slices have scripts of the same shapes, and a process costs more than a device.
  const readScript = readingOnce(scriptReader(context.options));
  const open = openingOnce();
  for (let slice = left.pop(); slice !== undefined; slice = left.pop()) {
    const files = [...others, ...slice].sort(byPath);
    const built = await buildSlice({ ...read, files }, { ...context, readScript, open });
    if (!built.diagnostics.every(isOfAll)) return undefined;
    for (const warning of built.diagnostics) warnings.set(JSON.stringify(warning), warning);
    if (!built.lines.every((line) => claims.make(line.claims))) return undefined;
    parts.add(joinedLines(noLines(), built.lines));
    for (const { record } of built.lines) totals.add(record);
    // One slice may have no guest that the schema is for.
    if (plan?.schema?.isUsed !== true) plan = built.plan;
    garbage.afterStep();
  }
  return plan && { parts, totals: totals.all, plan, warnings, others };
}

/** The first slice in two: after some devices all scripts are loaded, and V8 may be told how to go on (`StepGarbage`). */
function withStart([first = [], ...others]: readonly (readonly InputFile[])[]) {
  return [first.slice(0, start), first.slice(start), ...others].filter(({ length }) => length > 0);
}

/** Files. */
const start = 25;

interface BuiltSlices {
  readonly parts: PackedLines;
  readonly totals: Totals;
  readonly plan: SlicePlan;
  readonly warnings: ReadonlyMap<string, Diagnostic>;
  /** Inputs of no device. */
  readonly others: readonly InputFile[];
}

/** Devices. What a build of fewer has left takes less room than it had for a slice. */
export const mostWithGarbage = 10_000;

/** Bytes of lines that were unpacked and copied. */
const mostUnpacked = 8 * 1024 * 1024;

/** What all slices have in common. The lines of a slice are left out: they hold all that is known of its devices. */
type SlicePlan = Pick<WrittenPlan, 'site' | 'tokens' | 'schema' | 'namedSchema'>;

async function buildSlice(read: InputFiles, context: Context) {
  const plan = await planWriting(read, { ...context, isWanted: () => true });
  const { site, tokens, schema, namedSchema } = plan;
  const kept: SlicePlan = { site, tokens, namedSchema, ...(schema === undefined ? {} : { schema }) };
  return { lines: deviceLines(plan, read.files), diagnostics: plan.diagnostics, plan: kept };
}

function nextSite(
  lines: Lines,
  {
    plan: { site, ...plan },
    warnings,
    read,
    others,
    totals,
    context: { options },
  }: Omit<BuiltSlices, 'parts'> & { read: InputFiles; context: Context },
): NextSite | undefined {
  if (lines.count <= mostWithDetails) return undefined;
  const devices = hostDevicesOf(lines);
  if (!areLeasesServed(devices, site)) return undefined;
  const host = siteFiles({ site, devices });
  return {
    ...plan,
    site: manifestSite(site),
    lines,
    totals,
    siteFiles: host,
    // No report has details of so many.
    details: new Map(),
    diagnostics: sortDiagnostics([...warnings.values()]),
    linesOf: shown([], { strict: options.strict, files: others }).linesOf,
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
