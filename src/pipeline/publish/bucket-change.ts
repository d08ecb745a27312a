import type { BucketSite, Pending } from '../../sinks/s3/bucket-state.js';

/** What has to be written and removed so that a bucket holds a site. Keys are relative to its prefix. */
export interface Change {
  /** Folders below store/ that are to be written. */
  readonly contents: ReadonlySet<string>;
  /** Keys that are written in place. */
  readonly puts: ReadonlySet<string>;
  readonly removals: ReadonlySet<string>;
}

export const isNothing = ({ contents, puts, removals }: Change): boolean =>
  contents.size + puts.size + removals.size === 0;

/** What differs, and all that a publish that died may have left as it is not said to be. */
export function changeBetween(before: BucketSite, after: BucketSite, pending: Pending | undefined): Change {
  const [old, now] = [before, after].map(inPlace) as [Map<string, string>, Map<string, string>];
  const unsure = new Set(pending?.keys ?? []);
  const unsureContents = new Set(
    [...unsure].flatMap((key) => (key.startsWith('store/') ? [contentIn(key, 'store/')] : [])),
  );
  const [had, has] = [before, after].map(contentsIn) as [
    Map<string, readonly string[]>,
    Map<string, readonly string[]>,
  ];
  const isGone = ([content]: readonly [string, unknown]): boolean => !has.has(content);
  return {
    contents: new Set([...has.keys()].filter((content) => !had.has(content) || unsureContents.has(content))),
    puts: new Set(
      [...now].filter(([key, value]) => old.get(key) !== value || unsure.has(key)).map(([key]) => key),
    ),
    removals: new Set([
      ...[...old.keys(), ...[...unsure].filter((key) => !key.startsWith('store/'))].filter(
        (key) => !now.has(key),
      ),
      ...[...had]
        .filter(isGone)
        .flatMap(([content, paths]) => paths.map((path) => `store/${content}/${path}`)),
    ]),
  };
}

/** The keys that are written anew when they change, and what tells whether they did. */
function inPlace({ devices, files }: BucketSite): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { content, names, images } of devices.values()) {
    for (const name of names) keys.set(`names/${name}`, content);
    for (const path of images) keys.set(`images/${path}`, content);
  }
  for (const [path, digest] of files) keys.set(`site/${path}`, digest);
  return keys;
}

const contentsIn = ({ devices }: BucketSite): Map<string, readonly string[]> =>
  new Map([...devices.values()].map(({ content, paths }) => [content, paths]));

/** The content whose file a key is. */
export const contentIn = (key: string, folder: string): string =>
  key.slice(folder.length).split('/', 1)[0] as string;
