import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import type { OutputFile } from '../../../src/domain/output-file.js';
import type { Seed } from '../../../src/domain/seed.js';
import { eniOf } from '../../../src/layouts/eni.js';
import { includedFiles } from '../../../src/layouts/included.js';
import { images, layouts } from '../../../src/layouts/index.js';
import { planBuild } from '../../../src/pipeline/site/plan-build.js';
import { inputFiles } from '../../unit/inventory/support.js';
import { baseSite, templateFiles } from './base-site.js';

/** Where a section's fields stand in the inventory, as keys from the name of a file on. */
export type Place = readonly (string | number)[];

/** Fields of one section with values, and what else has to be there for them to count. */
export interface Patch {
  /** What the section's base has beside that of all. */
  readonly base: JsonObject;
  readonly place: Place;
  readonly values: JsonObject;
  readonly needs: JsonObject;
  /** A folder with the secret of the tokens. */
  readonly root: string;
}

/** The names of all layouts and images whose files are others with these values; both of one name are one. */
export async function carriersOf({ base, place, values, needs, root }: Patch): Promise<readonly string[]> {
  const site = merged(baseSite, base);
  const before = await filesBy(merged(site, at(place, needs)), root);
  const after = await filesBy(merged(site, at(place, { ...needs, ...values })), root);
  return allCarriers.filter((name) => before.get(name) !== after.get(name));
}

const kinds = [...Object.entries(layouts), ...Object.entries(images)];

/** In the order of site.yaml's names. */
export const allCarriers: readonly string[] = [...new Set(kinds.map(([name]) => name))];

const known = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** All files of the device by layout, as one text each; the same site is rendered once. */
async function filesBy(site: JsonObject, root: string): Promise<ReadonlyMap<string, string>> {
  const key = JSON.stringify(site);
  const files = known.get(key) ?? render(site, root);
  known.set(key, files);
  return files;
}

async function render(site: JsonObject, root: string): Promise<ReadonlyMap<string, string>> {
  const seed = await seedOf(site, root);
  const texts = new Map<string, string>();
  for (const [name, { files }] of kinds) {
    const read = [...files(seed), ...includedFiles(seed)].filter((file) => !isCompanion(file, seed));
    texts.set(name, `${texts.get(name) ?? ''}${JSON.stringify(read)}`);
  }
  return texts;
}

/** The network as ENI stands beside forms that hold less; cloud-init does not read it there. */
const isCompanion = (file: OutputFile, seed: Seed): boolean =>
  'content' in file && file.content === eniOf(seed);

async function seedOf(site: JsonObject, root: string): Promise<Seed> {
  // JSON is YAML.
  const inventory = Object.entries(site).map(([path, content]) => [path, JSON.stringify(content)]);
  const files = inputFiles({ ...templateFiles, ...Object.fromEntries(inventory) });
  const plan = await planBuild(
    { files, diagnostics: [] },
    { root, version: '0.0.0-test', strict: false, isWanted: () => true, storedRecord: () => undefined },
  );
  const [planned] = plan.planned;
  if (planned !== undefined && 'seed' in planned) return planned.seed;
  throw new Error(`${JSON.stringify(site)}\n${plan.diagnostics.map(formatDiagnostic).join('\n')}`);
}

function at(place: Place, values: JsonValue): JsonObject {
  const built = [...place].reverse().reduce<JsonValue>((inner, key) => ({ [key]: inner }), values);
  return built as JsonObject;
}

const isMap = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Mappings merge, and lists where the patch names an index; everything else is replaced. */
function merged<T extends JsonValue>(base: T, patch: JsonValue): T {
  if (!isMap(patch)) return patch as T;
  if (Array.isArray(base))
    return base.map((entry, index) =>
      index in patch ? merged(entry, patch[index] as JsonValue) : entry,
    ) as never;
  if (!isMap(base)) return patch as T;
  const result: Record<string, JsonValue> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const below = result[key];
    result[key] = below === undefined ? value : merged(below, value);
  }
  return result as T;
}
