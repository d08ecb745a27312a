import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { InputFile } from '../../inventory/input-files.js';
import type { InputState } from '../../sinks/state/inputs-state.js';
import { ledgerFields } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import { mostWithDetails } from '../report/report-details.js';
import { changedRows } from './changed-rows.js';
import { isOfDevices } from './context-key.js';
import type { PublishedState } from './published-state.js';
import { isTable } from './row-keys.js';

/** What a build with a few changes reads again. */
export interface LookedAt {
  /** Files of devices; of a table the rows that changed. */
  readonly files: readonly InputFile[];
  /** Their paths, and those of files that are gone. */
  readonly paths: ReadonlySet<string>;
  /** The lines of the ledger that do not stay, by their indexes, which ascend. */
  readonly without: readonly number[];
}

/** Undefined where nothing can be read by itself, and where there is so much that a build of all, in slices, takes less memory. */
export function lookedAt(
  files: readonly InputFile[],
  { inputs, warnings }: PublishedState,
  before: Lines,
): LookedAt | undefined {
  const changes = changedFiles(files, inputs.files);
  if (changes === undefined) return undefined;
  const { changed, partial, paths } = changes;
  const linesOf = paths.size > fewFiles ? linesByFile(before, paths) : linesOfFew(before, paths);
  const looked: InputFile[] = [];
  const here = new Set(changed.map(({ path }) => path));
  const without: number[] = [...paths].flatMap((path) => (here.has(path) ? [] : (linesOf.get(path) ?? [])));
  let count = 0;
  for (const file of changed) {
    const indexes = linesOf.get(file.path) ?? [];
    const hasKeys =
      isTable(file.path) &&
      !partial.has(file.path) &&
      before.count > mostWithDetails &&
      !isNamed(file, warnings);
    const rows = hasKeys ? changedRows(file, { lines: before, indexes }) : undefined;
    looked.push(rows?.file ?? file);
    without.push(...(rows?.without ?? indexes));
    count += rows?.count ?? Math.max(indexes.length, 1);
  }
  return count > mostAtOnce ? undefined : { files: looked, paths, without: without.sort((a, b) => a - b) };
}

/** With all that is known of it, a device takes some 50 KB. */
const mostAtOnce = 2_000;

/**
 * The files that are not as they were, and the paths of those that are gone. Where nothing is left to read, one that is the same
 * stands for the site, which has no way to be read without a device. Undefined where there is none.
 */
function changedFiles(files: readonly InputFile[], before: readonly InputState[]) {
  const changed: InputFile[] = [];
  const paths = new Set<string>();
  const partial = new Set<string>();
  let at = 0;
  // Both are sorted by path.
  for (const file of files) {
    const { path, sha256 } = file;
    while ((before[at]?.path ?? path) < path) addOfDevices(paths, before[at++]);
    const known = before[at]?.path === path ? before[at++] : undefined;
    if (known?.sha256 === sha256 && !known.isPartial) continue;
    if (!isOfDevices(path)) continue;
    if (known?.isPartial === true) partial.add(path);
    changed.push(file);
    paths.add(path);
  }
  while (at < before.length) addOfDevices(paths, before[at++]);
  if (changed.length === 0) {
    const [first, ...others] = files.filter(({ path }) => isOfDevices(path));
    if (first === undefined) return undefined;
    const smallest = others.reduce((least, file) => (file.size < least.size ? file : least), first);
    changed.push(smallest);
    paths.add(smallest.path);
  }
  return { changed, partial, paths };
}

function addOfDevices(paths: Set<string>, file: InputState | undefined): void {
  if (file !== undefined && isOfDevices(file.path)) paths.add(file.path);
}

/** To look for one file in a ledger takes as long as to read some hundred of its lines. */
const fewFiles = 20;

/** The same for few files, without a look at each line. */
const linesOfFew = (lines: Lines, paths: ReadonlySet<string>): ReadonlyMap<string, number[]> =>
  new Map([...paths].map((path) => [path, lines.withField(JSON.stringify(path), ledgerFields.file)]));

/** The lines of the devices of some files, by their indexes. */
function linesByFile(lines: Lines, paths: ReadonlySet<string>): ReadonlyMap<string, number[]> {
  const found = new Map([...paths].map((path) => [JSON.stringify(path), { path, indexes: [] as number[] }]));
  let own: number[] | undefined;
  for (let index = 0; index < lines.count; index += 1) {
    // The lines of a table follow each other.
    if (index === 0 || !lines.isFieldSame(index - 1, index, ledgerFields.file))
      own = found.get(lines.field(index, ledgerFields.file))?.indexes;
    own?.push(index);
  }
  return new Map([...found.values()].map(({ path, indexes }) => [path, indexes]));
}

/** Whether something was said of a place in a file: then its lines have to be those that they are. */
const isNamed = ({ path }: InputFile, warnings: readonly Diagnostic[]): boolean =>
  warnings.some(({ position, related = [] }) =>
    [position, ...related.map((other) => other.position)].some(({ file }) => file === path),
  );
