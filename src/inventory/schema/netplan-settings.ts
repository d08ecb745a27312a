import * as z from 'zod';
import type { JsonValue } from '../../domain/json.js';
import { fieldOf, type Setting, type SettingTable, type Underscored } from '../../domain/netplan-settings.js';
import { choice, flag, free, integer, listOf, may, record, text } from './fields.js';
import { interfaceLabel } from './interface-label.js';

type SettingFields<T> = {
  [K in keyof T as K extends string ? Underscored<K> : never]: z.ZodOptional<z.ZodType<JsonValue>>;
};

/** Fields for a table of netplan's settings, each under its name with underscores. */
export const settingFields = <const T extends SettingTable>(table: T): SettingFields<T> =>
  Object.fromEntries(
    Object.entries(table).map(([name, setting]) => [
      fieldOf(name),
      may(valueOf(name, setting), setting.says),
    ]),
  ) as unknown as SettingFields<T>;

function valueOf(name: string, setting: Setting): z.ZodType {
  switch (setting.is) {
    case 'flag':
      return flag();
    case 'number':
      return integer(setting);
    case 'word':
      return choice(setting.of);
    case 'flag or word': {
      const error = `true, false or ${setting.of.join(', ')}`;
      return z.union([flag(), choice(setting.of)], { error });
    }
    case 'words':
      return listOf(choice(setting.of), { of: `words, like [${setting.of.slice(0, 2).join(', ')}]` });
    case 'text':
      return text(setting);
    case 'interface':
      return interfaceLabel(setting);
    case 'settings':
      return record(settingFields(setting.of), { what: fieldOf(name), example: setting.example });
    case 'verbatim':
      return z.record(z.string(), free(), { error: `a mapping, like ${setting.example}` });
  }
}
