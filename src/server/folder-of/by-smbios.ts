import { parseSerial } from '../../domain/serial.js';
import { parseUuid } from '../../domain/uuid.js';
import type { FolderOf } from './asker.js';

/** `/by-uuid/<uuid>/…` and `/by-serial/<serial>/…` are the folder of the device with it, whoever asks: there where access is open. */
export const bySmbios: FolderOf = ({ path: [kind = '', value = '', ...rest] }) => {
  const parse = Object.hasOwn(parsers, kind) ? parsers[kind as keyof typeof parsers] : undefined;
  return parse?.(value).ok === true ? [{ folder: `${kind.replace('by-', 'smbios-')}/${value}`, rest }] : [];
};

const parsers = { 'by-uuid': parseUuid, 'by-serial': parseSerial };
