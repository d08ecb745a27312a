import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { projectRoot } from '../../support/folders.js';
import { allCarriers, carriersOf } from './carriers.js';
import { type Section, schemas, sections } from './sections.js';
import { objectsIn, type Shape, typeWords } from './shapes.js';

interface FieldText {
  readonly default: string;
  /** As it is written there. */
  readonly example: string;
  readonly value: JsonValue;
  readonly needs: JsonObject;
  /** Fields that are not there beside it. */
  readonly without: readonly string[];
}

/** A field with its dotted name in its section. */
export interface Field {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** The fields of a section; those of a mapping that has no section of its own follow it, with dotted names. */
export function fieldsOf({ shape }: Pick<Section, 'shape'>): readonly Field[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const inner = objectsIn(schema).filter((below) => sectionOf(Object.keys(below)) === undefined);
    const own = name === 'defaults' || name === 'interfaces' ? [] : inner;
    const below = own.flatMap((each) =>
      fieldsOf({ shape: each }).map((field) => ({ ...field, name: `${name}.${field.name}` })),
    );
    return [{ name, schema }, ...below];
  });
}

/** The section that describes a mapping with these keys. */
export function sectionOf(keys: readonly string[]): Section | undefined {
  return sections.find(({ shape }) => sameKeys(Object.keys(shape), keys));
}

const sameKeys = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();

/** All sections of docs/reference.md; `root` is a folder with a secret for tokens. */
export async function referenceText({ root }: { readonly root: string }): Promise<string> {
  const texts: string[] = [];
  for (const section of sections) texts.push(await sectionText(section, root));
  return texts.join('\n');
}

async function sectionText(section: Section, root: string): Promise<string> {
  const rows: string[] = [];
  for (const field of fieldsOf(section)) rows.push(await rowText(section, field, root));
  const head = row(['field', 'what it is', 'type', 'default', 'example', 'carried by']);
  return [`## ${section.title}\n\n${section.intro}\n\n`, head, row(Array(6).fill('---')), ...rows].join('');
}

async function rowText(section: Section, { name, schema }: Field, root: string): Promise<string> {
  const { example, value, needs, without, default: fallback } = fieldText(section.name, name);
  const keys = name.split('.');
  const values = keys
    .slice(0, -1)
    .reduceRight<Record<string, JsonValue>>((inner, key) => ({ [key]: inner }), {
      [keys.at(-1) as string]: value,
    });
  for (const key of without) values[key] = null;
  const carriers =
    section.name === 'repeat'
      ? ['none']
      : carrierWords(
          await carriersOf({ base: section.base ?? {}, place: section.place, needs, values, root }),
        );
  const what = `${pathsAsCode(descriptionOf(schema))}${placeWords(section.name, name)}`;
  const type = typeWords(schema, link);
  return row([`\`${name}\``, what, type, fallback, `\`${keys.at(-1)}: ${example}\``, ...carriers]);
}

/** An optional field has it outside or inside. */
const descriptionOf = (schema: z.ZodType): string =>
  schema.description ??
  (schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType).description : '') ??
  '';

/** Angle brackets are markup elsewhere. */
const pathsAsCode = (text: string): string => text.replace(/[\w./-]*<\w+>[\w/]*/g, (path) => `\`${path}\``);

/** The shorter of two lists: those that carry it, or those that do not. */
function carrierWords(carriers: readonly string[]): readonly string[] {
  const others = allCarriers.filter((name) => !carriers.includes(name));
  const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  if (carriers.length === 0) return ['none'];
  if (others.length === 0) return ['all'];
  return [others.length < carriers.length ? `all but ${listed(others)}` : listed(carriers)];
}

/** Where a field may not be, though its neighbours may. */
function placeWords(section: string, name: string): string {
  const { type, group, site, device } = schemas;
  if (section === 'type')
    return (name.split('.')[0]?.toString() as string) in group.shape ? '' : ' Only in type.yaml.';
  if (section !== 'device' || name.includes('.')) return '';
  const without = Object.entries({ site, type, group })
    .filter(([, schema]) => !(name in defaultsOf(schema)))
    .map(([file]) => `${file}.yaml`);
  if (!(name in device.shape) || without.length === 0) return '';
  return without.length === 3 ? ' Not in `defaults`.' : ` Not in \`defaults\` of ${without.join(' and ')}.`;
}

const defaultsOf = ({ shape }: { shape: Shape }): Shape => objectsIn(shape.defaults as z.ZodType)[0] as Shape;

function link(keys: readonly string[]): string | undefined {
  const section = keys[0] === 'kind' ? sections.find(({ name }) => name === 'interface') : sectionOf(keys);
  if (section !== undefined) return `[${section.title.toLowerCase()}](#${anchor(section.title)})`;
  return keys.includes('hostname') ? `fields of [devices](#devices)` : undefined;
}

const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

const source = readFileSync(join(projectRoot, 'test', 'docs', 'reference', 'fields.yaml'), 'utf8');
const document = parseDocument(source);

/** The names of the fields that fields.yaml has for a section. */
export const namesIn = (section: string): readonly string[] =>
  Object.keys((document.toJS() as Record<string, object>)[section] ?? {});

export const sectionNames = (): readonly string[] => Object.keys(document.toJS() as object);

/** What fields.yaml says of a field. */
export function fieldText(section: string, name: string): FieldText {
  const entry = document.getIn([section, name]) as YAMLMap | undefined;
  if (!isMap(entry)) throw new Error(`test/docs/reference/fields.yaml has no ${name} in ${section}`);
  const pair = entry.items.find(({ key }) => String(key) === 'example') as Pair<unknown, { range: number[] }>;
  const [from, to] = pair.value?.range ?? [];
  const { example: value, needs = {}, without = [] } = entry.toJSON() as Entry;
  return {
    default: entry.get('default') as string,
    example: source.slice(from, to),
    value,
    needs,
    without,
  };
}

interface Entry {
  readonly example: JsonValue;
  readonly needs?: JsonObject;
  readonly without?: readonly string[];
}
