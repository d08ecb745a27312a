import {
  configResult,
  configShape,
  layoutNameTaken,
  layoutTopTaken,
} from '../diagnostics/catalogue/config.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { carriedThings, type Layout, type LayoutNeed } from '../domain/layout.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import type { TakenNames } from './extensions.js';
import { guarded, OwnCodeError } from './own-code.js';
import { described, isRecord } from './values.js';

interface Context {
  /** The layouts that there are already. */
  readonly others: TakenNames['layouts'];
  readonly place: (...keys: readonly string[]) => Position;
}

/** A layout of a site, whose functions are guarded and whose files are looked at; or what is wrong with it. */
export function readLayout(name: string, value: unknown, context: Context): Layout | Diagnostic {
  const { others, place } = context;
  if (Object.hasOwn(others, name)) return layoutNameTaken(place(), { name });
  const what = `the layout "${name}"`;
  const wrong = (key: string, found: unknown, expected: string): Diagnostic =>
    configShape(found === undefined ? place() : place(key), {
      found: `${key} of ${what} is ${described(found)}`,
      expected,
    });
  if (!isRecord(value))
    return configShape(place(), {
      found: `${what} is ${described(value)}`,
      expected: 'an object with files, tops and client',
    });
  const { files, tops, client } = value;
  if (typeof files !== 'function')
    return wrong('files', files, 'a function that takes a seed and returns files');
  if (!isNames(tops)) return wrong('tops', tops, 'a list of the names at the top of its files, like ["lab"]');
  const top = tops.find((own) => reserved.includes(own) || holderOf(own, others) !== undefined);
  if (top !== undefined)
    return layoutTopTaken(place('tops'), { name, top, by: holderOf(top, others) ?? 'every device' });
  if (!isRecord(client)) return wrong('client', client, 'an object, like { carries: [], ownKeys: {} }');
  const { carries, ownKeys } = client;
  if (!Array.isArray(carries) || !carries.every(isCarried))
    return configShape(place('client', 'carries'), {
      found: `carries of ${what} is ${Array.isArray(carries) ? JSON.stringify(carries) : described(carries)}`,
      expected: `a list of some of ${carriedThings.join(', ')}`,
    });
  if (!isRecord(ownKeys) || !Object.values(ownKeys).every((field) => typeof field === 'string'))
    return configShape(place('client', 'ownKeys'), {
      found: `ownKeys of ${what} is ${described(ownKeys)}`,
      expected: 'an object: each key of meta_data that it fills in, with the field that sets it',
    });
  const from = { what, position: place() };
  const layout = guardedDeep(value, from) as Layout;
  const topsFor = ({ namespace }: Seed) => (needsNamespace(layout) ? [...tops, namespace] : tops);
  return { ...layout, files: (seed) => readFiles(layout.files(seed), { ...from, tops: topsFor(seed) }) };
}

const needsNamespace = ({ client: { needs = [] } }: Layout): boolean =>
  needs.some((need) => need === belowNamespace);

const belowNamespace: LayoutNeed = 'namespace';

const isCarried = (thing: unknown): boolean => (carriedThings as readonly unknown[]).includes(thing);

/** What every device's folder has: the list of what stands in it, and parts that guests fetch. */
const reserved = ['index.html', 'inc'];

const holderOf = (top: string, others: Context['others']): string | undefined =>
  Object.keys(others).find((other) => others[other]?.tops.includes(top));

const isNames = (tops: unknown): tops is readonly string[] =>
  Array.isArray(tops) && tops.length > 0 && tops.every((top) => typeof top === 'string' && segment.test(top));

const segment = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** All functions of a record, at any depth: whoever calls one gets an OwnCodeError or a value. */
function guardedDeep(value: unknown, from: { what: string; position: Position }): unknown {
  if (typeof value === 'function') return guarded(value as AnyFunction, from);
  if (Array.isArray(value)) return value.map((entry: unknown) => guardedDeep(entry, from));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, guardedDeep(inner, from)]));
}

function readFiles(
  result: unknown,
  { what, position, tops }: { what: string; position: Position; tops: readonly string[] },
): readonly OutputFile[] {
  const wrong = (found: string, expected: string): OwnCodeError =>
    new OwnCodeError(configResult(position, { found: `${what} returns ${found}`, expected }), {
      cause: result,
    });
  if (!Array.isArray(result)) throw wrong(described(result), 'a list of files, like { path, content }');
  const paths = new Set<string>();
  for (const file of result as readonly unknown[]) {
    if (!isRecord(file) || typeof file.path !== 'string')
      throw wrong('a file without a path', '{ path, content }');
    const { path, content, linkTo } = file;
    const segments = path.split('/');
    if (!segments.every((name) => segment.test(name)) || !tops.includes(segments[0] ?? ''))
      throw wrong(
        `the path "${path}"`,
        `a path of letters, digits, . _ and - that begins with ${tops.join(', ')}`,
      );
    if (paths.has(path)) throw wrong(`the path "${path}" twice`, 'each path once');
    paths.add(path);
    const isFile = typeof content === 'string' || content instanceof Uint8Array;
    if (!isFile && typeof linkTo !== 'string')
      throw wrong(`${described(content)} as the content of ${path}`, 'a string or a Uint8Array');
  }
  const files = result as readonly OutputFile[];
  const lost = files.find((file) => 'linkTo' in file && !paths.has(file.linkTo));
  if (lost !== undefined)
    throw wrong(`a link ${lost.path} to a file that it does not have`, 'a link to one of its files');
  return files;
}
