import type { DeviceFile } from '../domain/device.js';
import type { SeedFile } from '../domain/seed.js';
import type { TextSource } from './text-source.js';

/** The files that the guest shall hold, each with its rendered text. */
export function buildFiles(files: readonly DeviceFile[], texts: TextSource): readonly SeedFile[] {
  return files.map(({ source, ...attributes }) => ({
    ...attributes,
    content: 'template' in source ? (texts.rendered(source.template) ?? '') : source.content,
  }));
}
