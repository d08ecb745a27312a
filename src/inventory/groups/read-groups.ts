import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DeviceGroup } from '../../domain/device-group.js';
import { parseGroupName } from '../../domain/group-name.js';
import type { JsonObject } from '../../domain/json.js';
import { fits, misfits, type Parsed } from '../../domain/parsed.js';
import type { PartDeclaration } from '../../domain/part.js';
import { childAt, type SourceMap } from '../../domain/source-node.js';
import { defined } from '../devices/defined.js';
import type { InputFile } from '../input-files.js';
import type { Schemas } from '../schema/schemas.js';
import { holdsTemplate, sharedView } from '../texts/shared-view.js';
import { readType } from '../types/read-type.js';

export interface ReadGroups {
  readonly groups: ReadonlyMap<string, DeviceGroup>;
  /** What each group.yaml sets for its devices: one level of the cascade. */
  readonly levels: ReadonlyMap<string, SourceMap>;
  readonly diagnostics: readonly Diagnostic[];
}

const groupFile = /^templates\/([^/]+)\/group\.yaml$/;

/** The group whose group.yaml a file is. */
export const groupOfFile = (path: string): string | undefined => groupFile.exec(path)?.[1];

/** Reads every templates/<group>/group.yaml. */
export function readGroups(files: readonly InputFile[], schemas: Pick<Schemas, 'group'>): ReadGroups {
  const groups = new Map<string, DeviceGroup>();
  const levels = new Map<string, SourceMap>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const name = groupOfFile(file.path);
    if (name === undefined) continue;
    const written = readType(name, file, {
      schema: schemas.group,
      parseName: (text) => ({ code: 'group-name', parsed: parseGroupName(text) }),
    });
    const { gzipUserData, cloudInit, networkRenderer, mergeType, budget } = written;
    groups.set(name, {
      name,
      userData: ofGroup(written.userData, name),
      vendorData: ofGroup(written.vendorData, name),
      ...defined({ gzipUserData, cloudInit, networkRenderer, mergeType, budget }),
      vars: varsOf(written.level, name),
    });
    levels.set(name, withoutGroups(written.level));
    diagnostics.push(...written.diagnostics);
  }
  return { groups, levels, diagnostics };
}

const ofGroup = (parts: readonly PartDeclaration[] = [], group: string): readonly PartDeclaration[] =>
  parts.map((part) => ({ ...part, group }));

function varsOf(level: SourceMap, name: string): Parsed<JsonObject> {
  const vars = childAt(level, 'vars');
  if (vars?.kind !== 'map') return fits({});
  if (!holdsTemplate(vars)) return fits(sharedView(vars) as JsonObject);
  return misfits(
    `the vars of the group "${name}" contain a template, which each of its devices renders for itself`,
    `vars without templates in templates/${name}/group.yaml`,
  );
}

/** A group has no groups; the schema says so. */
const withoutGroups = (level: SourceMap): SourceMap =>
  level.entries.has('groups')
    ? { ...level, entries: new Map([...level.entries].filter(([key]) => key !== 'groups')) }
    : level;
