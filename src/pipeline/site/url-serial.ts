import type { LayoutSmbios } from '../../domain/layout.js';
import type { Site } from '../../domain/site.js';
import { layoutsOf } from '../../layouts/index.js';

/** The SMBIOS serial number by which the client of one of these layouts comes to a URL; undefined where none does. */
export const urlSerial = (
  names: readonly string[],
  own: Pick<Site, 'ownLayouts'> = {},
): LayoutSmbios['serial'] =>
  names.map((name) => layoutsOf(own)[name]?.client.smbios?.serial).find((serial) => serial !== undefined);

/** The layouts whose clients do. */
export const urlLayouts = (own: Pick<Site, 'ownLayouts'> = {}): readonly string[] =>
  Object.keys(layoutsOf(own)).filter((name) => urlSerial([name], own) !== undefined);
