import { noDevice } from '../diagnostics/catalogue/inventory-files.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Device } from '../domain/device.js';
import type { DeviceGroup } from '../domain/device-group.js';
import type { DeviceId } from '../domain/device-id.js';
import type { DeviceType } from '../domain/device-type.js';
import type { Site } from '../domain/site.js';
import type { SourceMap, SourceNode } from '../domain/source-node.js';
import type { Capabilities } from './capabilities.js';
import { cascade } from './cascade.js';
import { checks } from './checks/index.js';
import { Collector } from './collector.js';
import { readRecords } from './devices/read-records.js';
import type { Fleet, ResolvedDevice } from './devices/resolve-device.js';
import { resolveRecord } from './devices/resolve-record.js';
import { ansibleMistakes, isOfAnsible } from './files/ansible.js';
import { groupConflicts } from './groups/group-conflicts.js';
import { layGroup } from './groups/lay-group.js';
import { memo } from './groups/memo.js';
import { type ReadGroups, readGroups } from './groups/read-groups.js';
import type { InputFile } from './input-files.js';
import { readSite } from './read-site.js';
import { schemasFor } from './schema/schemas.js';
import { secretsFile } from './secrets/secrets-file.js';
import { siteFile } from './site-file.js';
import { missingTemplates } from './types/missing-templates.js';
import { type ReadTypes, readTypes, typeFolders } from './types/read-types.js';

/** The operator's inputs, resolved: what the rest of a build starts from. */
export interface Inventory {
  readonly site: Site;
  /** The located tree of site.yaml. */
  readonly siteSource: SourceNode;
  readonly types: ReadonlyMap<string, DeviceType>;
  readonly groups: ReadonlyMap<string, DeviceGroup>;
  /** Those without a mistake of their own, sorted by id. */
  readonly devices: readonly Device[];
  /** Sorted; with an error among them nothing may be built. */
  readonly diagnostics: readonly Diagnostic[];
  /** The located tree of each device: where every value comes from and what it replaced. */
  readonly sources: ReadonlyMap<DeviceId, SourceNode>;
  /** The values of all secrets that the inventory names, and what nobody can guess where there is such a thing. */
  readonly secrets: { readonly values: readonly string[]; readonly key?: string | undefined };
}

/**
 * Resolves the site, the types and the devices. Whatever the files hold, a mistake is a Diagnostic with a
 * place in one of them, and all mistakes are found at once.
 */
export function resolveInventory(files: readonly InputFile[], capabilities: Capabilities): Inventory {
  const siteInput = files.find(({ path }) => path === siteFile);
  const { known } = capabilities;
  const schemas = schemasFor(known);
  const read = readSite(siteInput, { schemas, defaults: known.defaults });
  const { site, source: siteSource, defaults, diagnostics: siteMistakes } = read;
  const readAll = readTypes(files, schemas);
  const { types } = readAll;
  const readOf = readGroups(files, schemas);
  const { groups } = readOf;
  const collector = new Collector();
  const { secrets } = capabilities;
  collector.add(secrets?.diagnostics ?? []);
  collector.add([...siteMistakes, ...readAll.diagnostics, ...readOf.diagnostics]);

  const fleet: Fleet = {
    site,
    types,
    groups,
    typeFolders: typeFolders(files),
    bottomOf: bottoms(defaults, { ...readAll, groupLevels: readOf.levels }),
    conflictsOf: conflicts(readOf.levels),
    capabilities,
    schemas,
  };
  const resolved = resolveDevices(files, { fleet, collector });

  const located = resolved.filter(isReadable);
  const findings = checks.flatMap((check) => check(located, fleet));
  // A warning beside an error of the same device may be no more than its echo.
  const faulty = new Set(
    findings.filter(({ diagnostic }) => isError(diagnostic)).map((finding) => finding.located),
  );
  for (const { located: where, diagnostic } of findings) {
    if (isError(diagnostic) || !faulty.has(where)) collector.add([diagnostic], where);
  }
  const used = new Set(located.map(({ device }) => device.type));
  collector.add(missingTemplates(types, { used, groups, capabilities }));
  return {
    site,
    siteSource,
    types,
    groups,
    devices: located
      .filter(({ lost }) => lost.size === 0)
      .map(({ device }) => device)
      .sort(byId),
    diagnostics: sortDiagnostics(collector.diagnostics),
    secrets: { values: [...(secrets?.used ?? [])], key: secrets?.key },
    sources: new Map(located.map(({ device, source }) => [device.id, source])),
  };
}

function resolveDevices(
  files: readonly InputFile[],
  { fleet, collector }: { fleet: Fleet; collector: Collector },
): readonly ResolvedDevice[] {
  const written = files.filter(
    ({ path }) => path.startsWith('devices/') && path !== siteFile && path !== secretsFile,
  );
  const foreign = written.filter(isOfAnsible);
  const read = written.filter((file) => !foreign.includes(file)).map(readRecords);
  const records = read.flatMap(({ records: found }) => found);
  const mistakes = [
    ...ansibleMistakes(foreign.map(({ path }) => path)),
    ...read.flatMap(({ diagnostics }) => diagnostics),
  ];
  collector.add(records.length === 0 && mistakes.length === 0 ? [noDevice()] : mistakes);
  return records.flatMap((record) => {
    const { devices, diagnostics } = resolveRecord(record, fleet);
    collector.add(diagnostics);
    for (const device of devices) collector.add(device.diagnostics, device);
    return devices;
  });
}

/** The cascade below devices: the site's defaults, the types from the base upwards, the groups in their order. */
function bottoms(
  defaults: SourceMap,
  { types, levels, groupLevels }: ReadTypes & { groupLevels: ReadGroups['levels'] },
): Fleet['bottomOf'] {
  const ofTypes = new Map<string, SourceMap>();
  for (const [name, { chain }] of types) {
    const levelsOf = [...chain].reverse().map((type) => levels.get(type) as SourceMap);
    ofTypes.set(name, levelsOf.reduce(cascade, defaults));
  }
  const laid = memo<SourceMap>();
  return (type, groups) => {
    const below = type === undefined ? defaults : (ofTypes.get(type) ?? defaults);
    if (groups.length === 0) return below;
    return laid([type, ...groups], () =>
      groups.map((name) => groupLevels.get(name) as SourceMap).reduce(layGroup, below),
    );
  };
}

function conflicts(levels: ReadGroups['levels']): Fleet['conflictsOf'] {
  const found = memo<ReturnType<Fleet['conflictsOf']>>();
  return (groups) =>
    found(groups, () =>
      groupConflicts(groups.map((name) => ({ name, level: levels.get(name) as SourceMap }))),
    );
}

type ReadableDevice = ResolvedDevice & { readonly device: Device };

const isReadable = (resolved: ResolvedDevice): resolved is ReadableDevice => resolved.device !== undefined;

const byId = (a: Device, b: Device): number => (a.id < b.id ? -1 : 1);
