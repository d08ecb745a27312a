import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';

/** A network that somebody published: a file, or a part of a page or of a test. */
export interface PublicFile {
  /** Where it stands, with its number on that page. */
  readonly name: string;
  readonly text: string;
  readonly version: 1 | 2;
}

/** Where such networks stand in a checkout, and how they are written there. */
interface Source {
  readonly folder: string;
  readonly fits: RegExp;
  readonly read: (text: string) => readonly string[];
}

const whole = (text: string): readonly string[] => [text];

/** netplan's examples and pages. */
export const netplanSources: readonly Source[] = [
  { folder: 'examples', fits: /\.yaml$/, read: whole },
  { folder: 'doc', fits: /\.md$/, read: fencedBlocks },
];

/** cloud-init's examples, pages and tests. */
export const cloudInitSources: readonly Source[] = [
  { folder: 'doc/examples', fits: /\.yaml$/, read: whole },
  { folder: 'doc/rtd', fits: /\.rst$/, read: indentedBlocks },
  { folder: 'tests/unittests/net', fits: /\.yaml$/, read: whole },
  { folder: 'tests', fits: /\.py$/, read: quotedBlocks },
];

/** All networks of a checkout, each once. */
export function publicFiles(checkout: string, sources: readonly Source[]): readonly PublicFile[] {
  const found = sources.flatMap(({ folder, fits, read }) =>
    filesIn(join(checkout, folder))
      .filter((path) => fits.test(path))
      .flatMap((path) =>
        read(readFileSync(path, 'utf8')).flatMap((text, index) => {
          const version = versionOf(text);
          const name = `${relative(checkout, path)}${read === whole ? '' : `#${index + 1}`}`;
          return version === undefined ? [] : [{ name, text, version }];
        }),
      ),
  );
  const seen = new Set<string>();
  return found.filter(({ text }) => {
    const key = JSON.stringify(parsed(text));
    if (seen.has(key)) return false;
    return seen.add(key);
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}

/** Blocks of Markdown, at whatever depth of a list. */
function fencedBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^( *)```(?:yaml)?\n([\s\S]*?)^\1```/gm)].map(([, , block = '']) =>
    dedented(block),
  );
}

/** Blocks of reStructuredText that begin with one of the keys of a network. */
function indentedBlocks(text: string): readonly string[] {
  return [...text.matchAll(/(?:^ +\S.*\n|^ *\n)+/gm)].map(([block]) =>
    dedented(block.replace(/^ +:[a-z]+:.*\n/gm, '')),
  );
}

/** Texts between three quotes of Python, as they stand there. */
function quotedBlocks(text: string): readonly string[] {
  return [...text.matchAll(/("""|''')\\?\n?([\s\S]*?)\1/g)].map(([, , block = '']) => dedented(block));
}

function dedented(text: string): string {
  const lines = text.split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth)).join('\n');
}

function parsed(text: string): unknown {
  try {
    return parse(text, { version: '1.1', logLevel: 'silent' }) as unknown;
  } catch {
    return undefined;
  }
}

const sections = [
  'ethernets',
  'bonds',
  'bridges',
  'vlans',
  'wifis',
  'tunnels',
  'vrfs',
  'modems',
  'dummy-devices',
];

/** The version of a network; undefined of anything else, and of a part that says no version. */
function versionOf(text: string): 1 | 2 | undefined {
  const value = parsed(text);
  if (!isMap(value)) return undefined;
  const config = isMap(value.network) ? value.network : value;
  if (config.version === 1 && Array.isArray(config.config)) return 1;
  const says = ['version', 'renderer', ...sections].filter((key) => key in config);
  return config.version === 2 || (config !== value && says.length > 0) ? 2 : undefined;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
