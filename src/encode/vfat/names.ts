/** VFAT's limit, in UTF-16 code units. */
const longestName = 255;

/**
 * Why a name cannot stand in a VFAT folder under its own letters, or undefined where it can.
 * Source: Microsoft, "FAT: General Overview of On-Disk Format" 1.03, "Long Directory Entries".
 */
export function faultOfVfatName(name: string): string | undefined {
  if (name.length > longestName) return `has ${name.length} characters; VFAT takes at most ${longestName}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what VFAT refuses
  const forbidden = /[\x00-\x1f"*/:<>?\\|\x7f]/.exec(name);
  if (forbidden !== null) return `holds ${JSON.stringify(forbidden[0])}, which VFAT does not take`;
  if (/[. ]$/.test(name)) return 'ends in a dot or a space, which VFAT drops';
  if (/[\ud800-\udfff]/.test(name)) return 'holds a character outside UCS-2, which Linux shows as ?? there';
  return undefined;
}

/** An 8.3 name as a folder entry holds it: eight and three characters, padded with spaces. */
export interface ShortName {
  readonly text: string;
  /** The short name is the whole name, so no long one is needed beside it. */
  readonly isExact: boolean;
}

/** Gives the names of one folder their 8.3 names, each handed out once: `meta-data` is `META-D~1`. */
export function shortNamer(): (name: string) => ShortName {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    const { base, extension } = dosCharacters(name);
    const plain = padded(base, extension);
    const isExact = name === (extension === '' ? base : `${base}.${extension}`);
    if (isExact && base.length <= 8 && extension.length <= 3 && !taken.has(plain)) {
      taken.add(plain);
      return { text: plain, isExact: true };
    }
    let count = counts.get(plain) ?? 0;
    let text: string;
    do {
      count += 1;
      text = padded(withTail(base, `~${count}`), extension);
    } while (taken.has(text));
    counts.set(plain, count);
    taken.add(text);
    return { text, isExact: false };
  };
}

function dosCharacters(name: string): { base: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ''];
  return { base: upper(base), extension: upper(extension) };
}

const upper = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9!#$%&'()@^_`{}~-]/g, '_');

const padded = (base: string, extension: string): string =>
  base.slice(0, 8).padEnd(8) + extension.slice(0, 3).padEnd(3);

const withTail = (base: string, tail: string): string => base.slice(0, 8 - tail.length) + tail;
