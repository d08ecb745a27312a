/** Joliet's limit, in UTF-16 code units; genisoimage cuts what is longer. */
const longestName = 64;

/**
 * Why a name cannot stand in both hierarchies of an image under its own letters, or undefined where it can.
 * Joliet is the narrower one: UCS-2, 64 characters, none of `* / : ; ? \` (Joliet Specification, "Relaxation of
 * ISO 9660 Restrictions"). genisoimage writes another name in their place, without a word.
 */
export function faultOfIsoName(name: string): string | undefined {
  if (name.length > longestName) return `has ${name.length} characters; Joliet takes at most ${longestName}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what Joliet refuses
  const forbidden = /[\x00-\x1f*/:;?\\]/.exec(name);
  if (forbidden !== null) return `holds ${JSON.stringify(forbidden[0])}, which Joliet does not take`;
  if (/[\ud800-\udfff]/.test(name)) return 'holds a character outside UCS-2, which is all that Joliet knows';
  return undefined;
}

/** Gives the names of one folder's files and folders their identifiers in the primary hierarchy. */
export type NameMangler = (name: string, kind: 'file' | 'folder') => string;

/**
 * Identifiers of ISO 9660 level 1, `META_DAT.JSO;1`, each handed out once: a name whose identifier is taken gets
 * a number instead of its tail. Only a reader that knows neither Rock Ridge nor Joliet shows them.
 */
export function nameMangler(): NameMangler {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name, kind) => {
    const wanted = shortNameOf(name, kind);
    const [base = '', extension = ''] = wanted.split('.');
    let key = wanted;
    let count = counts.get(wanted) ?? 0;
    for (; taken.has(key); count += 1) key = `${numbered(base, count)}.${extension}`;
    counts.set(wanted, count);
    taken.add(key);
    return kind === 'folder' ? key.slice(0, -1) : `${key};1`;
  };
}

/** The 8.3 name that genisoimage, too, would like to give: `META_DAT.JSO`; of a folder, `LATEST.`. */
export function shortNameOf(name: string, kind: 'file' | 'folder'): string {
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
  const [base, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ''];
  return `${dCharacters(base).slice(0, 8)}.${dCharacters(extension).slice(0, 3)}`;
}

/** Capitals, digits and underscores; a letter of another script is an underscore for each of its bytes. */
const dCharacters = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[^A-Za-z0-9]/g, '_')
    .toUpperCase();

function numbered(base: string, count: number): string {
  const digits = String(count).padStart(3, '0');
  return `${base.slice(0, 8 - digits.length)}${digits}`;
}
