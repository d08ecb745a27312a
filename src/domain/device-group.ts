import type { DeviceType } from './device-type.js';
import type { JsonObject } from './json.js';
import type { Parsed } from './parsed.js';
import type { PartDeclaration } from './part.js';

/** What a group adds to the types of its devices: a folder templates/<name>/ with a group.yaml. */
export interface DeviceGroup
  extends Partial<
    Pick<DeviceType, 'gzipUserData' | 'cloudInit' | 'networkRenderer' | 'mergeType' | 'budget'>
  > {
  readonly name: string;
  /** They follow the parts of the type. */
  readonly userData: readonly PartDeclaration[];
  readonly vendorData: readonly PartDeclaration[];
  /** Its own `vars`, without those of a device; a misfit where they have to be rendered for one. */
  readonly vars: Parsed<JsonObject>;
}

/** A type as the devices of these groups have it: the parts of the groups follow, in the order of the groups. */
export function typeWithGroups(type: DeviceType, groups: readonly DeviceGroup[]): DeviceType {
  return groups.reduce(
    (below, { name: _, vars: __, userData, vendorData, ...settings }): DeviceType => ({
      ...below,
      ...settings,
      userData: [...below.userData, ...userData],
      vendorData: [...below.vendorData, ...vendorData],
    }),
    type,
  );
}

/** The folders in which a template is looked up: those of the type, or that of the group that names it. */
export const foldersOf = (
  { group }: { readonly group?: string },
  { chain }: Pick<DeviceType, 'chain'>,
): readonly string[] => (group === undefined ? chain : [group]);
