import { misfit, type ValueCode } from '../../diagnostics/catalogue/inventory-values.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Budget } from '../../domain/budget.js';
import type { NetworkRenderer } from '../../domain/network-renderer.js';
import type { Origin } from '../../domain/origin.js';
import type { Parsed } from '../../domain/parsed.js';
import type { PartDeclaration } from '../../domain/part.js';
import { childAt, nodeAt, type SourceEntry, type SourceMap } from '../../domain/source-node.js';
import { parseTypeName } from '../../domain/type-name.js';
import type { VersionRange } from '../../domain/version-range.js';
import { cascade } from '../cascade.js';
import { defined } from '../devices/defined.js';
import { readMapping } from '../files/read-mapping.js';
import type { InputFile } from '../input-files.js';
import { withDefaults } from '../interface-nodes.js';
import type { Schemas } from '../schema/schemas.js';
import type { TypeFields } from '../schema/type.js';
import { readShape } from '../shape/read-shape.js';
import { isTemplate } from '../texts/is-template.js';
import { partDeclarations } from './part-declarations.js';

/** One type.yaml by itself, what it inherits aside; or one group.yaml, which inherits nothing. */
export interface WrittenType {
  /** The type that it extends. */
  readonly base?: string;
  /** Absent where it is not declared and therefore inherited. */
  readonly userData?: readonly PartDeclaration[];
  readonly vendorData?: readonly PartDeclaration[];
  readonly gzipUserData?: boolean;
  readonly cloudInit?: VersionRange;
  readonly networkRenderer?: readonly NetworkRenderer[];
  readonly mergeType?: string;
  readonly budget?: Budget;
  /** What it sets for its devices: its defaults, and over them its own placeholders, meta_data and files. */
  readonly level: SourceMap;
  readonly source: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the name of the folder. */
type ParseName = (name: string) => { readonly code: ValueCode; readonly parsed: Parsed<string> };

/** Keys of a type.yaml that are fields of its devices as well. */
const deviceKeys = [
  'groups',
  'placeholders',
  'meta_data',
  'files',
  'network_config',
  'user_data_format',
  'guest',
] as const;

export function readType(
  name: string,
  file: InputFile,
  { schema, parseName = typeNameOf }: { schema: Schemas['type'] | Schemas['group']; parseName?: ParseName },
): WrittenType {
  const start: Origin = { file: file.path, line: 1, column: 1 };
  const read = readMapping(file, { example: '{ user_data: [cloud.config] }', mayBeEmpty: true });
  const source: SourceMap =
    read.map === undefined ? { kind: 'map', entries: new Map(), origin: start } : withDefaults(read.map);
  const shape = readShape<TypeFields>(source, schema, {
    isOpen: ([key, ...path]) => {
      const node = key === undefined ? undefined : nodeAt(source, [key, ...path]);
      const isDeviceKey = key === 'defaults' || deviceKeys.some((deviceKey) => deviceKey === key);
      return isDeviceKey && node?.kind === 'scalar' && isTemplate(node.value);
    },
  });
  const fields = shape.value ?? {};
  const { extends: base, user_data: userData, vendor_data: vendorData } = fields;
  const user = partDeclarations(userData ?? [], { source: shape.source, key: 'user_data' });
  const vendor = partDeclarations(vendorData ?? [], { source: shape.source, key: 'vendor_data' });
  return {
    ...defined({
      base,
      userData: userData && user.parts,
      vendorData: vendorData && vendor.parts,
      gzipUserData: fields.gzip_user_data,
      cloudInit: fields.cloud_init,
      networkRenderer: fields.network_renderer,
      mergeType: fields.merge_type,
      budget: fields.budget,
    }),
    level: levelOf(source),
    source,
    diagnostics: [
      ...nameMistakes(parseName(name), start),
      ...read.diagnostics,
      ...shape.diagnostics,
      ...user.diagnostics,
      ...vendor.diagnostics,
    ],
  };
}

function levelOf(source: SourceMap): SourceMap {
  const own = new Map<string, SourceEntry>();
  for (const key of deviceKeys) {
    const entry = source.entries.get(key);
    if (entry !== undefined) own.set(key, entry);
  }
  const upper: SourceMap = { ...source, entries: own };
  const defaults = childAt(source, 'defaults');
  return defaults?.kind === 'map' ? cascade(defaults, upper) : upper;
}

function nameMistakes({ code, parsed }: ReturnType<ParseName>, position: Origin): readonly Diagnostic[] {
  return parsed.ok ? [] : [misfit(position, { code, ...parsed, renderedFrom: undefined })];
}

const typeNameOf: ParseName = (name) => ({ code: 'type-name', parsed: parseTypeName(name) });
