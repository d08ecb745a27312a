import { fits, misfits, type Parsed } from './parsed.js';

/** A version of cloud-init: `22.4.2` is [22, 4, 2], `22.4` is [22, 4, 0]. */
export type Version = readonly [number, number, number];

/** The versions that a site's guests have: from `low` on and below `high`, each where it is said. */
export interface VersionRange {
  /** As the user wrote it, for messages. */
  readonly text: string;
  readonly low?: Version;
  readonly high?: Version;
}

/**
 * A range such as `>=22.4 <27`. A version names all its patch releases: `<=22.4` holds 22.4.2, and `>22.4` begins
 * with 22.5.
 */
export function parseVersionRange(text: string): Parsed<VersionRange> {
  const expected = 'comparisons with versions of cloud-init, like ">=22.4 <27"';
  const words = text
    .replace(/([<>=])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return misfits('the version range is empty', expected);
  let low: Version | undefined;
  let high: Version | undefined;
  for (const word of words) {
    const bounds = boundsOf(word);
    if (bounds === undefined) return misfits(`"${word}" does not compare with a version`, expected);
    if (bounds.low !== undefined && (low === undefined || compare(bounds.low, low) > 0)) low = bounds.low;
    if (bounds.high !== undefined && (high === undefined || compare(bounds.high, high) < 0))
      high = bounds.high;
  }
  if (low !== undefined && high !== undefined && compare(low, high) >= 0)
    return misfits(`"${text}" contains no version`, 'a range that contains a version, like ">=22.4 <27"');
  return fits({ text, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) });
}

/** The version that a text names: `22.4.2` and what a distribution adds to it, `22.4.2-0ubuntu0`. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor = '0', patch = '0'] = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/** Whether some version of the range is older than this one; of no range nobody knows, so not. */
export const isBefore = (range: VersionRange | undefined, version: string): boolean =>
  range !== undefined && (range.low === undefined || compare(range.low, versionOf(version)) < 0);

/** Whether some version of the range is this one or a newer one; no range may hold any. */
export const reaches = (range: VersionRange | undefined, version: string): boolean =>
  range?.high === undefined || compare(range.high, versionOf(version)) > 0;

/** Whether a single version is in the range. */
export const holds = ({ low, high }: VersionRange, version: Version): boolean =>
  (low === undefined || compare(version, low) >= 0) && (high === undefined || compare(version, high) < 0);

function versionOf(text: string): Version {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(`${text} is no version: our own tables name versions alone`);
  return version;
}

function boundsOf(word: string): Pick<VersionRange, 'low' | 'high'> | undefined {
  const [, operator = '', digits = ''] =
    /^(>=|<=|>|<|==?)((?:0|[1-9]\d{0,3})(?:\.\d{1,4}){0,2})$/.exec(word) ?? [];
  const version = parseVersion(digits);
  if (version === undefined) return undefined;
  const next = after(version, digits.split('.').length);
  switch (operator) {
    case '>=':
      return { low: version };
    case '>':
      return { low: next };
    case '<':
      return { high: version };
    case '<=':
      return { high: next };
    default:
      return { low: version, high: next };
  }
}

/** The first version behind all that a version of so many numbers names. */
function after([major, minor, patch]: Version, numbers: number): Version {
  if (numbers === 1) return [major + 1, 0, 0];
  return numbers === 2 ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
