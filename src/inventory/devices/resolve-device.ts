import { numberLosesText } from '../../diagnostics/catalogue/inventory-shape.js';
import { templatedType, unknownType } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Device } from '../../domain/device.js';
import type { DeviceGroup } from '../../domain/device-group.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Site } from '../../domain/site.js';
import {
  originAt,
  type SourceMap,
  type SourceNode,
  type SourcePath,
  type SourceScalar,
} from '../../domain/source-node.js';
import type { Capabilities } from '../capabilities.js';
import { cascade } from '../cascade.js';
import type { GroupConflict } from '../groups/group-conflicts.js';
import { groupsOf } from '../groups/groups-of.js';
import { groupOfFile } from '../groups/read-groups.js';
import { withInterfaceList } from '../interface-nodes.js';
import type { Schemas } from '../schema/schemas.js';
import { withSecrets } from '../secrets/with-secrets.js';
import { isFree, type ReadScalar, unreadable } from '../shape/plain.js';
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
  readonly groups: ReadonlyMap<string, DeviceGroup>;
  /** The cascade below the devices of a type and of these groups; of no type, the defaults of the site. */
  readonly bottomOf: (type: string | undefined, groups: readonly string[]) => SourceMap;
  /** What these groups say against each other. */
  readonly conflictsOf: (groups: readonly string[]) => readonly GroupConflict[];
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
  const typeNode = (record.entries.get('type') ?? fleet.bottomOf(undefined, []).entries.get('type'))?.node;
  const name = typeNode?.kind === 'scalar' && typeof typeNode.value === 'string' ? typeNode.value : undefined;
  const type = name === undefined ? undefined : fleet.types.get(name);
  const wrongType = type === undefined && typeNode?.kind === 'scalar' ? typeMistake(typeNode, fleet) : [];

  const groupsNode = (record.entries.get('groups') ?? fleet.bottomOf(type?.name, []).entries.get('groups'))
    ?.node;
  const groups = groupsOf(groupsNode, { groups: fleet.groups, folders: fleet.typeFolders });
  const conflicts = fleet.conflictsOf(groups.names).filter(({ isSettled }) => !isSettled(record));

  const named = withInterfaceList(cascade(fleet.bottomOf(type?.name, groups.names), record));
  const { secrets } = fleet.capabilities;
  const { source: merged, diagnostics: secretMistakes } =
    secrets === undefined ? { source: named, diagnostics: [] } : withSecrets(named, secrets);
  const texts = recordTexts(merged, { fleet, n, type, name });
  const warnings: Diagnostic[] = [];
  const read: ReadScalar = (scalar, path) => {
    const { value, source, origin, secret } = scalar;
    if (secret === 'lost') return unreadable;
    if (secret === 'found') return value;
    if (path[0] === 'type' && wrongType.length > 0) return 'unknown';
    if (path[0] === 'groups' && isTemplate(value)) return 'unknown';
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
      : {
          device: toDevice(shape.value, {
            site: fleet.site,
            guests: known.guests,
            groupAt: groupAt(shape.source),
          }),
        };
  return {
    ...device,
    source: shape.source,
    isRepeated: n !== undefined,
    diagnostics: [
      ...wrongType,
      ...groups.diagnostics,
      ...secretMistakes,
      ...conflicts.map(({ diagnostic }) => diagnostic),
      ...withoutEchoes(texts.diagnostics, shape.diagnostics),
      ...warnings,
      ...shape.diagnostics,
    ],
    lost: new Set([
      ...(wrongType.length > 0 ? ['type'] : []),
      ...(groups.diagnostics.length > 0 ? ['groups'] : []),
      ...shape.lost.map(([key = '']) => String(key)),
    ]),
  };
}

/** The group in whose group.yaml a value was written. */
const groupAt =
  (source: SourceNode) =>
  (path: SourcePath): string | undefined =>
    groupOfFile(originAt(source, path).file);

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
    groups: fleet.groups,
    scope: {
      ...(n === undefined ? {} : { n }),
      type: { name, chain: type?.chain ?? [] },
      site: site.view,
    },
    makeDevice: (looks) =>
      lazyDevice(merged, {
        looks,
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
