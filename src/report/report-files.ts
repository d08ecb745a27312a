import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import type { DeviceNetwork } from './data/network.js';
import { packRow, type Row } from './data/row.js';
import { detailsPath, playgroundPath, type SiteData, shardPaths } from './data/site-data.js';
import { icon } from './icon.js';
import { type Assets, indexPage, playgroundPage, shardPage } from './pages.js';

/** A device as the report shows it. */
export interface ReportDevice {
  readonly row: Row;
  readonly network: DeviceNetwork;
}

export interface ReportShard {
  /** A digest of all that its devices are made of: what has this name in the published report is taken from there. */
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** Made when somebody asks; the first `most` of them where no more are wanted. */
  readonly devices: (most?: number) => readonly ReportDevice[];
}

export interface ReportInput {
  readonly site: Omit<SiteData, 'shards'>;
  readonly shards: readonly ReportShard[];
  /** The programs for browsers, and their styles. */
  readonly bundle: BrowserProgram;
  readonly playground: BrowserProgram;
  /** What only the page of one device shows, by its id: all of it where a fleet is small. */
  readonly details: ReadonlyMap<string, { readonly key: string; readonly make?: () => object }>;
}

interface BrowserProgram {
  readonly script: BrowserText;
  readonly style: BrowserText;
}

interface BrowserText {
  /** SHA-256, in hex. */
  readonly digest: string;
  readonly text: () => string;
}

/** Files below report/: those to write, and the paths of those that the published report has already. */
export interface ReportFiles {
  /** Each is made when its content is asked for, and kept by nobody. Who asks in their order has each shard made once. */
  readonly written: readonly OutputFile[];
  readonly kept: readonly string[];
}

/** The report of a site; `isThere` tells the files of the published one. A file whose name tells its content is made once. */
export function reportFiles(input: ReportInput, isThere: (path: string) => boolean): ReportFiles {
  const { site, shards, bundle, playground, details } = input;
  const written: OutputFile[] = [];
  const kept: string[] = [];
  const done = new Set<string>();
  // The pages share their icon.
  const once = (path: string, content: () => string): string => {
    if (done.has(path)) return path;
    done.add(path);
    if (isThere(path)) kept.push(path);
    else written.push(madeLater(path, content));
    return path;
  };
  const assets = assetsOf(bundle, once);
  const playgroundAssets = assetsOf(playground, once);
  written.push(madeLater(playgroundPath, () => playgroundPage(playgroundAssets, { home: 'index.html' })));
  const first = shards[0]?.devices(mostOnFirstPage) ?? [];
  for (const { name, devices } of shards) {
    const { rows, networks, page } = shardPaths(name);
    const call = (kind: string, data: () => unknown) => () => callText(kind, name, data());
    once(
      rows,
      call('rows', () => devices().map(({ row }) => packRow(row))),
    );
    once(
      networks,
      call('networks', () => devices().map(({ row, network }) => [row.id, network])),
    );
    once(page, () =>
      shardPage(
        devices().map(({ row }) => row),
        assets,
      ),
    );
  }
  for (const [id, { key, make }] of details)
    once(detailsPath(key), () => callText('details', id, make?.() ?? {}));
  const data: SiteData = {
    ...site,
    shards: shards.map(({ name, first: from, last, count }) => ({ name, first: from, last, count })),
  };
  const rows = first.map(({ row }) => row);
  written.push(madeLater('index.html', () => indexPage(data, rows, assets)));
  return { written, kept };
}

const madeLater = (path: string, make: () => string): OutputFile => ({
  path,
  get content() {
    return make();
  },
});

type WrittenFile = Extract<OutputFile, { readonly content: unknown }>;

/** The playground by itself, for a site that is no report; `home` is where its name leads. */
export function playgroundFiles(
  program: BrowserProgram,
  { page, home }: { page: string; home: string },
): readonly WrittenFile[] {
  const files: WrittenFile[] = [];
  const assets = assetsOf(program, (path, content) => {
    files.push({ path, content: content() });
    return path;
  });
  return [...files, { path: page, content: playgroundPage(assets, { home }) }];
}

const mostOnFirstPage = 100;

const assetsOf = (
  { script, style }: BrowserProgram,
  write: (path: string, content: () => string) => string,
): Assets => ({
  script: write(`assets/${short(script.digest)}.js`, script.text),
  style: write(`assets/${short(style.digest)}.css`, style.text),
  icon: write(`assets/${short(sha256(icon))}.svg`, () => icon),
});

/** Data as a script that hands it over: a page that was opened as a file may load scripts beside it, and nothing else. */
const callText = (kind: string, name: string, data: unknown): string =>
  `seedpress(${JSON.stringify(kind)},${JSON.stringify(name)},${JSON.stringify(data)});\n`;

const short = (digest: string): string => digest.slice(0, 16);
