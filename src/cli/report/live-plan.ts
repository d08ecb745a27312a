import { isError } from '../../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../diagnostics/format.js';
import type { DeviceChange, FileChange, PlanResult } from '../../pipeline/plan/plan.js';
import { alike } from './alike.js';
import { nextBootLines } from './next-boot.js';

/** A plan for the report: devices that change alike are one group, and its files those of the first of them. */
export function livePlan(result: PlanResult) {
  if (result.outcome === 'refused')
    return { ...empty, errors: result.diagnostics.filter(isError).map(formatDiagnostic) };
  const { inputs, added, removed, changed, siteFiles } = result;
  const groups = alike(changed, { isBrief: false }).map(({ devices }) => ({
    devices: devices.map(({ id }) => id),
    type: devices[0].type,
    boot: nextBootLines(devices[0]).map((line) => line.trim()),
    reaches: reachOf(devices[0]),
    files: [
      ...devices[0].files.map(fileOf),
      ...devices[0].images.map(({ kind, path }) => ({ kind, path, lines: [] })),
    ],
  }));
  return {
    errors: [],
    inputs: inputLines(inputs),
    added: added.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    groups,
    siteFiles: siteFiles.map(fileOf),
  };
}

const empty = { errors: [], inputs: [], added: [], removed: [], groups: [], siteFiles: [] };

const inputLines = (inputs: object): readonly string[] =>
  Object.entries(inputs).flatMap(([kind, paths]) =>
    Array.isArray(paths)
      ? paths.map((path) => `${kind} ${typeof path === 'string' ? path : JSON.stringify(path)}`)
      : [],
  );

const fileOf = ({ kind, paths, part, hunks = [] }: FileChange) => ({
  kind,
  path: part === undefined ? (paths[0] ?? '') : `${paths[0] ?? ''}: ${part}`,
  lines: hunks.flatMap(({ header, lines }) => [header, ...lines]),
});

/** Whether a change takes effect at the next boot by itself. */
function reachOf({ nextBoot }: DeviceChange): 'yes' | 'no' | 'in part' | 'unknown' {
  if (nextBoot === undefined) return 'yes';
  if (nextBoot.kind === 'new-instance') return 'yes';
  if (nextBoot.kind === 'unknown') return 'unknown';
  const { everyBoot, ignored } = nextBoot;
  if (ignored.length === 0) return 'yes';
  return everyBoot.length === 0 ? 'no' : 'in part';
}
