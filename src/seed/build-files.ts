import type { DeviceFile } from '../domain/device.js';
import type { SeedFile } from '../domain/seed.js';
import type { TextSource } from './text-source.js';

/** The files that the guest shall hold, each with its rendered text or its bytes. */
export function buildFiles(files: readonly DeviceFile[], texts: TextSource): readonly SeedFile[] {
  return files.map(({ source, ...attributes }) => ({ ...attributes, ...contentOf(source, texts) }));
}

function contentOf(source: DeviceFile['source'], texts: TextSource): Pick<SeedFile, 'content' | 'isBase64'> {
  if ('content' in source) return { content: source.content };
  if ('template' in source) return { content: texts.rendered(source) ?? '' };
  return { content: Buffer.from(texts.bytes(source)).toString('base64'), isBase64: true };
}
