import { extendsCycle, unknownType } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { DeviceType } from '../../domain/device-type.js';
import { originAt, type SourceMap } from '../../domain/source-node.js';
import { defined } from '../devices/defined.js';
import type { InputFile } from '../input-files.js';
import type { Schemas } from '../schema/schemas.js';
import { readType, type WrittenType } from './read-type.js';

export interface ReadTypes {
  readonly types: ReadonlyMap<string, DeviceType>;
  /** What each type.yaml sets for its devices: one level of the cascade. */
  readonly levels: ReadonlyMap<string, SourceMap>;
  readonly diagnostics: readonly Diagnostic[];
}

const typeFile = /^templates\/([^/]+)\/type\.yaml$/;

/** Reads every templates/<type>/type.yaml and joins each type with those that it extends. */
export function readTypes(files: readonly InputFile[], schemas: Pick<Schemas, 'type'>): ReadTypes {
  const written = new Map<string, WrittenType>();
  for (const file of files) {
    const name = typeFile.exec(file.path)?.[1];
    if (name !== undefined) written.set(name, readType(name, file, { schema: schemas.type }));
  }
  const folders = typeFolders(files);
  const chains = new Map([...written.keys()].map((name) => [name, chainOf(name, written)]));
  const types = [...chains].map(([name, chain]): [string, DeviceType] => [
    name,
    {
      name,
      chain,
      userData: inherited((type) => type.userData, chain, written) ?? [],
      vendorData: inherited((type) => type.vendorData, chain, written) ?? [],
      gzipUserData: inherited((type) => type.gzipUserData, chain, written) ?? false,
      ...defined({
        cloudInit: inherited((type) => type.cloudInit, chain, written),
        networkRenderer: inherited((type) => type.networkRenderer, chain, written),
        mergeType: inherited((type) => type.mergeType, chain, written),
        budget: inherited((type) => type.budget, chain, written),
      }),
    },
  ]);
  return {
    types: new Map(types),
    levels: new Map([...written].map(([name, { level }]) => [name, level])),
    diagnostics: [
      ...[...written.values()].flatMap(({ diagnostics }) => diagnostics),
      ...[...written.values()].flatMap((type) => unknownBase(type, { written, folders })),
      ...cycles(written),
    ],
  };
}

/** The folders of templates/, with or without a type.yaml. */
export const typeFolders = (files: readonly Pick<InputFile, 'path'>[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ path }) => /^templates\/([^/]+)\//.exec(path)?.[1] ?? []));

/** The type itself and what it extends, the nearest first; ends where a name is unknown or comes again. */
function chainOf(name: string, written: ReadonlyMap<string, WrittenType>): readonly string[] {
  const chain: string[] = [];
  let next: string | undefined = name;
  while (next !== undefined && written.has(next) && !chain.includes(next)) {
    chain.push(next);
    next = written.get(next)?.base;
  }
  return chain;
}

// The nearest type that sets it; a list replaces the one that it inherits, as everywhere in the cascade.
function inherited<T>(
  valueOf: (type: WrittenType) => T | undefined,
  chain: readonly string[],
  written: ReadonlyMap<string, WrittenType>,
): T | undefined {
  const values = chain.map((name) => valueOf(written.get(name) as WrittenType));
  return values.find((value) => value !== undefined);
}

function unknownBase(
  { base, source }: WrittenType,
  { written, folders }: { written: ReadonlyMap<string, WrittenType>; folders: ReadonlySet<string> },
): readonly Diagnostic[] {
  if (base === undefined || written.has(base)) return [];
  const known = [...written.keys()];
  const options = { name: base, nearest: nearestName(base, known), known, isFolder: folders.has(base) };
  return [unknownType(originAt(source, ['extends']), options)];
}

// Each cycle is told once, from its type that comes first.
function cycles(written: ReadonlyMap<string, WrittenType>): readonly Diagnostic[] {
  return [...written].flatMap(([name, type]) => {
    const chain = chainOf(name, written);
    const isCycle = written.get(chain.at(-1) as string)?.base === name;
    if (!isCycle || chain.some((other) => other < name)) return [];
    return [extendsCycle(originAt(type.source, ['extends']), { names: [...chain, name] })];
  });
}
