import type { GuestValue } from '../../cloud-init/values/guest-value.js';
import { keyText } from '../../cloud-init/values/guest-value.js';
import type { JsonValue } from '../../domain/json.js';
import { fieldOf, type Setting, type SettingTable } from '../../domain/netplan-settings.js';
import { flag, number, text, textOf, texts } from './leaves.js';
import { field, nested, type Table, type Take } from './taken.js';

/** How the settings of a table are taken, by netplan's names. */
export const settingTakes = (table: SettingTable): Table =>
  Object.fromEntries(
    Object.entries(table).map(([name, setting]) => [name, takeOf(fieldOf(name), setting)] as const),
  );

function takeOf(name: string, setting: Setting): Take {
  switch (setting.is) {
    case 'flag':
      return flag(name);
    case 'number':
      return number(name);
    case 'words':
      return texts(name);
    case 'settings':
      return nested(name, settingTakes(setting.of));
    case 'verbatim':
      return field(name, verbatim, 'a mapping');
    case 'flag or word':
      return (value, key) =>
        setting.of.includes(textOf(value) ?? '') ? text(name)(value, key) : flag(name)(value, key);
    default:
      return text(name);
  }
}

/** netplan reads plain text, whatever YAML makes of it. */
function verbatim(value: GuestValue): JsonValue | undefined {
  return value.kind === 'map' ? plain(value) : undefined;
}

function plain(value: GuestValue): JsonValue {
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(({ key, value: below }) => [keyText(key), plain(below)]));
  return value.kind === 'list' ? value.items.map(plain) : (textOf(value) ?? '');
}
