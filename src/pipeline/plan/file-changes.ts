import { sha256 } from '../../domain/sha256.js';
import { textSecrets } from '../site/text-secrets.js';
import { formerSecrets } from './diff/former-secrets.js';
import {
  changedLines,
  type Hunk,
  maskedPatch,
  type PatchOptions,
  type RawPatch,
  rawPatch,
} from './diff/masked-patch.js';
import { readableSections } from './diff/readable.js';
import type { Section } from './diff/section.js';
import type { FileChange } from './file-change.js';

type Content = string | Uint8Array;

/** The files as they are published: their digests, and their content where one asks for it. */
export interface PublishedFiles {
  /** Path -> SHA-256 in hex. */
  readonly digests: ReadonlyMap<string, string>;
  /** Undefined where the file is gone. */
  readonly read: (path: string) => Content | undefined;
}

export interface FileChangeOptions {
  /** Secrets of the device, to be masked wherever they stand; asked for when a difference is shown. */
  readonly secrets: () => readonly string[];
}

/**
 * What differs between the published files and those that a build would write. Files that hold the same stand in one
 * change: a message is handed out under several names. What differs in a text is masked when it is read: of thousands of devices
 * that change alike one is shown.
 */
export function fileChanges(
  published: PublishedFiles,
  planned: ReadonlyMap<string, Content>,
  { secrets }: FileChangeOptions,
): readonly FileChange[] {
  const pairs = differingPairs(published, planned);
  const options = once((): PatchOptions => {
    const known = secrets();
    return { known, former: pairs.flatMap((pair) => formerSecretsOf(pair, { known })) };
  });
  const changes = pairs.flatMap((pair) => sectionChanges(pair, options));
  return joined(changes)
    .sort((a, b) => byLength(a.paths[0] as string, b.paths[0] as string))
    .map(fileChange);
}

/** What a change is before it is looked at. */
interface Difference {
  readonly kind: FileChange['kind'];
  readonly paths: readonly string[];
  readonly part?: string;
  /** Absent where there are no two texts. */
  readonly raw?: RawPatch;
  readonly hunks?: () => readonly Hunk[];
}

function fileChange({ kind, paths, part, raw, hunks }: Difference): FileChange {
  const change: FileChange = { kind, paths, ...(part === undefined ? {} : { part }) };
  if (hunks !== undefined) Object.defineProperty(change, 'hunks', { get: hunks, enumerable: true });
  if (raw !== undefined) rawLines.set(change, changedLines(raw));
  return change;
}

/** Beside the changes and not in them: nobody may print what is not masked. */
const rawLines = new WeakMap<FileChange, readonly string[]>();

/** The lines that go and come with a change, secrets included: to be compared and not to be shown. */
export const linesOfChange = (change: FileChange): readonly string[] => rawLines.get(change) ?? [];

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Two contents that differ and the paths where they do. */
interface Pair {
  readonly paths: string[];
  readonly before: readonly Section[] | 'absent' | undefined;
  readonly after: readonly Section[] | 'absent' | undefined;
}

function differingPairs(
  { digests, read }: PublishedFiles,
  planned: ReadonlyMap<string, Content>,
): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  const digestOf = onceForEach(sha256);
  const paths = [...new Set([...digests.keys(), ...planned.keys()])].sort();
  for (const path of paths) {
    const content = planned.get(path);
    const before = digests.get(path);
    const after = content === undefined ? undefined : digestOf(content);
    if (before === after) continue;
    const key = `${before}:${after}`;
    const known = pairs.get(key);
    if (known !== undefined) known.paths.push(path);
    else {
      pairs.set(key, {
        paths: [path],
        before: before === undefined ? 'absent' : sectionsOf(read(path)),
        after: content === undefined ? 'absent' : sectionsOf(content),
      });
    }
  }
  return [...pairs.values()];
}

/** One message stands under a dozen names. */
function onceForEach<T, R>(compute: (subject: T) => R): (subject: T) => R {
  const known = new Map<T, R>();
  return (subject) => {
    const value = known.get(subject) ?? compute(subject);
    known.set(subject, value);
    return value;
  };
}

const sectionsOf = (content: Content | undefined): readonly Section[] | undefined =>
  content === undefined ? undefined : readableSections(content);

const textsOf = (sections: Pair['before']): ReadonlyMap<string, string> =>
  new Map(Array.isArray(sections) ? sections.map(({ name, text }: Section) => [name, text]) : []);

function formerSecretsOf({ before, after }: Pair, { known }: Pick<PatchOptions, 'known'>): readonly string[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...now].flatMap(([name, text]) => formerSecrets(old.get(name) ?? '', text, { known }));
}

function sectionChanges({ paths, before, after }: Pair, options: () => PatchOptions): readonly Difference[] {
  const kind = kindOf(before, after);
  // Of a file that comes or goes there is nothing to compare: `show` prints it.
  if (kind !== 'changed' || before === undefined || after === undefined) return [{ kind, paths }];
  const [old, now] = [textsOf(before), textsOf(after)];
  const names = [...new Set([...now.keys(), ...old.keys()])];
  const changes = names.flatMap((name): readonly Difference[] => {
    const [oldText, text] = [old.get(name), now.get(name)];
    if (oldText === text) return [];
    const part = name === '' ? {} : { part: name };
    const texts = [oldText ?? '', text ?? ''] as const;
    const raw = rawPatch(...texts);
    const hunks = once(() => maskedPatch(...texts, withSecretsOf(texts, options())));
    return [{ kind: kindOf(oldText ?? 'absent', text ?? 'absent'), paths, ...part, raw, hunks }];
  });
  return changes.length === 0 ? [{ kind, paths, raw: [], hunks: () => [] }] : changes;
}

const withSecretsOf = (texts: readonly string[], { known, former }: PatchOptions): PatchOptions => ({
  known: [...known, ...texts.flatMap((text) => textSecrets(text))],
  former,
});

function kindOf(before: unknown, after: unknown): FileChange['kind'] {
  if (before === 'absent') return 'added';
  return after === 'absent' ? 'removed' : 'changed';
}

/** The same change of the same part in several files is one. */
function joined(changes: readonly Difference[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const change of changes) {
    const { kind, part, raw, paths } = change;
    // Without a text the paths are all that there is to tell.
    const key = JSON.stringify([kind, part, raw, raw === undefined || raw.length === 0 ? paths : []]);
    const before = found.get(key)?.paths ?? [];
    found.set(key, { ...change, paths: [...before, ...paths].sort(byLength) });
  }
  return [...found.values()];
}

/** The plainest name of a file comes first. */
const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
