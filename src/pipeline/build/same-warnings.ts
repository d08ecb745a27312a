import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/**
 * Whether a build of some devices warns of what was warned of before, of these devices and of no others, so that what was said
 * holds as it stands. `now` are the devices that were built, `gone` those that are no more, `files` those that they are written in.
 */
export function areWarningsSame(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  { now, gone, files }: { now: ReadonlySet<string>; gone: ReadonlySet<string>; files: ReadonlySet<string> },
): boolean {
  const found = new Map(after.map((warning) => [keyOf(warning), warning]));
  for (const warning of before) {
    // How many devices there are counts for these, and nobody knows of all.
    if (counted.has(warning.code)) return false;
    const { devices = [], position, related = [] } = warning;
    if (devices.some((id) => gone.has(id))) return false;
    const own = devices.filter((id) => now.has(id));
    const places = [position, ...related.map((other) => other.position)];
    const isTouched = own.length > 0 || places.some(({ file }) => files.has(file));
    const again = found.get(keyOf(warning));
    if (again === undefined) {
      // What is said of types is said of those that have devices here.
      if (isTouched) return false;
      continue;
    }
    found.delete(keyOf(warning));
    const [first] = devices;
    const isTold = first === undefined || now.has(first);
    if (isTold && (again.found !== warning.found || again.fix !== warning.fix)) return false;
    if (!isSameSet(again.devices ?? [], own)) return false;
  }
  return found.size === 0;
}

/** Warnings whose words count devices, or tell of the one that has the most of something. */
const counted: ReadonlySet<string> = new Set([
  'network-template',
  'nic-by-name',
  'over-budget',
  'guestinfo-limit',
]);

const keyOf = ({ code, severity, position, expected, nearest, related }: Diagnostic): string =>
  JSON.stringify([code, severity, position, expected, nearest, related]);

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
