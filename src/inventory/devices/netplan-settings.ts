import type { JsonObject, JsonValue } from '../../domain/json.js';
import { fieldOf, type SettingTable, settingsOf } from '../../domain/netplan-settings.js';
import type { Interface } from '../../domain/network.js';
import type { InterfaceFields } from './interface-fields.js';

/** netplan's own settings of an interface by their names there; undefined where it has none. */
export function netplanSettingsIn(fields: InterfaceFields): JsonObject | undefined {
  const found = byTheirNames(fields as unknown as JsonObject, settingsOf(fields.kind ?? 'ethernet'));
  return Object.keys(found).length === 0 ? undefined : found;
}

function byTheirNames(fields: JsonObject, table: SettingTable): JsonObject {
  const found = Object.entries(table).flatMap(
    ([name, setting]): readonly (readonly [string, JsonValue])[] => {
      const value = fields[fieldOf(name)];
      if (value === undefined) return [];
      return [[name, setting.is === 'settings' ? byTheirNames(value as JsonObject, setting.of) : value]];
    },
  );
  return Object.fromEntries(found);
}

/** They as templates see them: each under its name in the inventory, null where it is not set. */
export const netplanView = ({ kind, netplan = {} }: Pick<Interface, 'kind' | 'netplan'>): JsonObject =>
  viewOf(netplan, settingsOf(kind));

const viewOf = (values: JsonObject, table: SettingTable): JsonObject =>
  Object.fromEntries(
    Object.entries(table).map(([name, setting]) => {
      const value = values[name] ?? null;
      const isBelow = setting.is === 'settings' && value !== null;
      return [fieldOf(name), isBelow ? viewOf(value as JsonObject, setting.of) : value];
    }),
  );
