import type { JsonObject, JsonValue } from '../../domain/json.js';
import { fieldOf, type Setting, type SettingTable, settingsOf } from '../../domain/netplan-settings.js';
import type { Interface } from '../../domain/network.js';
import type { InterfaceFields } from './interface-fields.js';

/** netplan's own settings of an interface by their names there; undefined where it has none. */
export function netplanSettingsIn(fields: InterfaceFields): JsonObject | undefined {
  const found = byTheirNames(fields as unknown as JsonObject, settingsOf(fields.kind ?? 'ethernet'));
  return Object.keys(found).length === 0 ? undefined : found;
}

function byTheirNames(fields: JsonObject, table: SettingTable): JsonObject {
  const found: Record<string, JsonValue> = {};
  for (const { name, field, setting } of fieldsOf(table)) {
    const value = fields[field];
    if (value === undefined) continue;
    found[name] = setting.is === 'settings' ? byTheirNames(value as JsonObject, setting.of) : value;
  }
  return found;
}

interface SettingField {
  readonly name: string;
  readonly field: string;
  readonly setting: Setting;
}

const known = new WeakMap<SettingTable, readonly SettingField[]>();

/** Worked out once for each table: every interface asks. */
function fieldsOf(table: SettingTable): readonly SettingField[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const fields = Object.entries(table).map(([name, setting]) => ({ name, field: fieldOf(name), setting }));
  known.set(table, fields);
  return fields;
}

/** They as templates see them: each under its name in the inventory, null where it is not set. */
export const netplanView = ({ kind, netplan }: Pick<Interface, 'kind' | 'netplan'>): JsonObject =>
  netplan === undefined ? unsetView(kind) : viewOf(netplan, settingsOf(kind));

const unset: Partial<Record<Interface['kind'], JsonObject>> = {};

/** Most interfaces have none of them. */
function unsetView(kind: Interface['kind']): JsonObject {
  unset[kind] ??= viewOf({}, settingsOf(kind));
  return unset[kind];
}

const viewOf = (values: JsonObject, table: SettingTable): JsonObject =>
  Object.fromEntries(
    fieldsOf(table).map(({ name, field, setting }) => {
      const value = values[name] ?? null;
      const isBelow = setting.is === 'settings' && value !== null;
      return [field, isBelow ? viewOf(value as JsonObject, setting.of) : value];
    }),
  );
