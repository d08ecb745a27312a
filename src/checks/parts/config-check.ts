import { configsIn } from '../../cloud-init/autoinstall/configs.js';
import { type GuestMap, type GuestValue, keyText } from '../../cloud-init/values/guest-value.js';
import type { AboutPart, Place } from '../../diagnostics/catalogue/part-message.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { readsAsCloudInit } from '../reads-as-cloud-init.js';
import { type Check, ofTypes, type PartContext } from './check.js';

/** What a check of the values of a cloud-config is told. */
export interface ConfigContext {
  readonly config: GuestMap;
  readonly about: AboutPart;
  readonly guest: PartContext['guest'];
  /** The text of the part. */
  readonly content: string;
  /** The place of a character of the text. */
  readonly placeAt: (at: number) => Place;
  /** The place of a value, and that in the inventory from which it came. */
  readonly placeOfValue: (value: GuestValue) => Place;
}

/** A check of the values of cloud-configs that can be read; what cannot be is said by another check. */
export const configCheck = (check: (context: ConfigContext) => readonly Diagnostic[]): Check =>
  ofTypes(['text/cloud-config'], ({ filename, content }, { yaml, placeOf, device, guest, originOf }) => {
    // Others have keys of their own, and read few values as cloud-init does.
    if (!readsAsCloudInit({ device, guest })) return [];
    const read = yaml();
    if (!read.ok || read.value.kind !== 'map') return [];
    const placeAt = (at: number): Place => {
      const { line, column } = read.placeAt(at);
      return placeOf(line, column);
    };
    const placeOfValue = (value: GuestValue): Place => {
      const place = placeAt(value.at);
      if (place.isSubstituted !== true || value.kind !== 'scalar') return place;
      const origin = originOf?.(keyText(value));
      return origin === undefined ? place : { ...place, value: origin };
    };
    return configsIn(read.value, filename).flatMap((each) =>
      check({
        config: each.config,
        about: { filename: each.filename, device: device.id },
        guest,
        content,
        placeAt,
        placeOfValue,
      }),
    );
  });
