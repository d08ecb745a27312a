import { numberLosesText } from '../../diagnostics/catalogue/inventory-shape.js';
import { templatedType, unknownType } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Device } from '../../domain/device.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Site } from '../../domain/site.js';
import type { SourceMap, SourceNode, SourceScalar } from '../../domain/source-node.js';
import type { Capabilities } from '../capabilities.js';
import { cascade } from '../cascade.js';
import { withInterfaceList } from '../interface-nodes.js';
import type { Schemas } from '../schema/schemas.js';
import { isFree, type ReadScalar } from '../shape/plain.js';
import { readShape } from '../shape/read-shape.js';
import { isTemplate } from '../texts/is-template.js';
import { RecordTexts } from '../texts/record-texts.js';
import { lazyDevice } from './lazy-device.js';
import { toDevice } from './to-device.js';

/** What all devices of a site share. */
export interface Fleet {
  readonly site: Site;
  readonly types: ReadonlyMap<string, DeviceType>;
  /** The folders of templates/, with or without a type.yaml. */
  readonly typeFolders: ReadonlySet<string>;
  /** The cascade below the devices of a type; of no type, the defaults of the site. */
  readonly bottomOf: (type: string | undefined) => SourceMap;
  readonly capabilities: Capabilities;
  readonly schemas: Pick<Schemas, 'device'>;
}

export interface ResolvedDevice {
  /** Absent where too little of it can be read. */
  readonly device?: Device;
  /** The cascade's result; indexes agree with `device`. */
  readonly source: SourceNode;
  /** A `repeat` made it, with others. */
  readonly isRepeated: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The fields in which something is wrong; `device` is without it. */
  readonly lost: ReadonlySet<string>;
}

/** One device out of its record: the cascade is laid, the texts are rendered, the values are parsed. */
export function resolveDevice(
  record: SourceMap,
  { fleet, n }: { fleet: Fleet; n?: number | undefined },
): ResolvedDevice {
  const typeNode = (record.entries.get('type') ?? fleet.bottomOf(undefined).entries.get('type'))?.node;
  const name = typeNode?.kind === 'scalar' && typeof typeNode.value === 'string' ? typeNode.value : undefined;
  const type = name === undefined ? undefined : fleet.types.get(name);
  const wrongType = type === undefined && typeNode?.kind === 'scalar' ? typeMistake(typeNode, fleet) : [];

  const merged = withInterfaceList(cascade(fleet.bottomOf(type?.name), record));
  const texts = recordTexts(merged, { fleet, n, type, name });
  const warnings: Diagnostic[] = [];
  const read: ReadScalar = (scalar, path) => {
    const { value, source, origin } = scalar;
    if (path[0] === 'type' && wrongType.length > 0) return 'unknown';
    if (isTemplate(value)) return texts.render(scalar, path);
    if (typeof value === 'number' && source !== String(value) && isFree(path)) {
      warnings.push(numberLosesText(origin, { source, value }));
    }
    return value;
  };
  const { known } = fleet.capabilities;
  const shape = readShape(merged, fleet.schemas.device, { read });
  const device =
    shape.value === undefined
      ? {}
      : { device: toDevice(shape.value, { site: fleet.site, guests: known.guests }) };
  return {
    ...device,
    source: shape.source,
    isRepeated: n !== undefined,
    diagnostics: [
      ...wrongType,
      ...withoutEchoes(texts.diagnostics, shape.diagnostics),
      ...warnings,
      ...shape.diagnostics,
    ],
    lost: new Set([
      ...(wrongType.length > 0 ? ['type'] : []),
      ...shape.lost.map(([key = '']) => String(key)),
    ]),
  };
}

// A field that is not set may be one whose name is misspelt: one mistake, one message.
function withoutEchoes(texts: readonly Diagnostic[], shape: readonly Diagnostic[]): readonly Diagnostic[] {
  const isMisspelt = shape.some(({ code }) => code === 'unknown-key');
  return isMisspelt ? texts.filter(({ code }) => code !== 'template-unset') : texts;
}

interface TextOptions {
  readonly fleet: Fleet;
  readonly n: number | undefined;
  readonly type: DeviceType | undefined;
  readonly name: string | undefined;
}

function recordTexts(merged: SourceMap, { fleet, n, type, name = '' }: TextOptions): RecordTexts {
  const { site, capabilities } = fleet;
  return new RecordTexts(merged, {
    renderString: capabilities.renderString,
    scope: {
      ...(n === undefined ? {} : { n }),
      type: { name, chain: type?.chain ?? [] },
      site: site.view,
    },
    makeDevice: (textOf) =>
      lazyDevice(merged, {
        textOf,
        type: name,
        namespace: site.namespace,
        guests: capabilities.known.guests,
      }),
  });
}

function typeMistake(node: SourceScalar, { types, typeFolders }: Fleet): readonly Diagnostic[] {
  const { value: name, origin } = node;
  // A type that is no text is a matter of the schema.
  if (typeof name !== 'string') return [];
  if (isTemplate(name)) return [templatedType(origin, { text: name })];
  const known = [...types.keys()];
  return [
    unknownType(origin, { name, nearest: nearestName(name, known), known, isFolder: typeFolders.has(name) }),
  ];
}
