import type { LayoutSmbios } from '../../domain/layout.js';
import { layouts } from '../../layouts/index.js';

/** The SMBIOS serial number by which the client of one of these layouts comes to a URL; undefined where none does. */
export const urlSerial = (names: readonly string[]): LayoutSmbios['serial'] =>
  names.map((name) => layouts[name]?.client.smbios?.serial).find((serial) => serial !== undefined);

/** The layouts whose clients do. */
export const urlLayouts = (): readonly string[] =>
  Object.keys(layouts).filter((name) => urlSerial([name]) !== undefined);
