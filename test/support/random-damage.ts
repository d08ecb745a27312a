import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** What was done to a file, a folder or a link of an output folder. */
export interface DoneDamage {
  readonly path: string;
  readonly how: string;
}

const ofFile: Readonly<Record<string, (path: string) => void>> = {
  removed: (path) => rmSync(path),
  'one byte changed': (path) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes.length === 0 ? 'x' : bytes);
  },
  truncated: (path) =>
    lstatSync(path).size === 0 ? appendFileSync(path, 'x') : truncateSync(path, lstatSync(path).size >> 1),
  'filled with zeros': (path) => writeFileSync(path, Buffer.alloc(lstatSync(path).size + 1)),
  'made longer': (path) => appendFileSync(path, '\n'),
  'put in the place of a new file': (path) => {
    rmSync(path);
    writeFileSync(path, 'another');
  },
  'turned into a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
};

const ofLink: Readonly<Record<string, (path: string) => void>> = {
  removed: (path) => rmSync(path),
  'led elsewhere': (path) => {
    const target = readlinkSync(path);
    rmSync(path);
    symlinkSync(`${target}x`, path);
  },
};

const ofFolder: Readonly<Record<string, (path: string) => void>> = {
  removed: (path) => rmSync(path, { recursive: true }),
  'given a file more': (path) => writeFileSync(join(path, 'more'), 'x'),
};

/** Damages something below `out`, chosen by `random(n)`: names of generations, files of theirs, data, seeds. */
export function damage(out: string, random: (below: number) => number): DoneDamage {
  // As a person would choose: first where, then what.
  const places = [
    'store',
    'store',
    'seeds',
    ...generationsOf(out),
    `generations/${readlinkSync(join(out, 'current')).split('/')[1]}`,
  ];
  for (;;) {
    const place = places[random(places.length)] as string;
    const all = readdirSync(join(out, place), { recursive: true, encoding: 'utf8' });
    const path = pathWithoutLinks(out, `${place}/${all[random(all.length)]}`);
    if (isOfNobody(path)) continue;
    const stat = lstatSync(join(out, path));
    const ways = stat.isSymbolicLink() ? ofLink : stat.isDirectory() ? ofFolder : ofFile;
    const how = Object.keys(ways)[random(Object.keys(ways).length)] as string;
    chmodSync(dirname(join(out, path)), 0o750);
    ways[how]?.(join(out, path));
    return { path, how };
  }
}

/** Below a name of a device are the files of the store. */
const pathWithoutLinks = (out: string, path: string): string =>
  relative(realpathSync(out), join(realpathSync(join(out, dirname(path))), basename(path)));

const generationsOf = (out: string): readonly string[] =>
  readdirSync(join(out, 'generations'))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => `generations/${name}`);

/** The mark is made anew by each build, and holds nothing. */
const isOfNobody = (path: string): boolean => /\/state\/done$/.test(path);
