import { boothookStart, scriptStart } from '../../diagnostics/catalogue/parts.js';
import { isScript } from '../../encode/mime/script-kind.js';
import type { Check } from './check.js';

/**
 * cloud-init runs a script by exec: without `#!` at its very start the kernel refuses it with "Exec format error".
 * Sources: subp.py runparts, handlers/boot_hook.py. On Windows the ending of the name counts.
 */
export const scriptStarts: Check = ({ content, contentType, filename }, { placeOf, device }) => {
  if (device.os === 'windows') return [];
  const about = { filename, device: device.id };
  if (contentType === 'text/cloud-boothook') {
    const header = /^(?:#cloud-boothook)?\s*/.exec(content)?.[0] ?? '';
    if (content.startsWith('#!', header.length)) return [];
    const line = header.split('\n').length;
    return [boothookStart(placeOf(line), { ...about, text: content.split('\n')[line - 1] ?? '' })];
  }
  if (!isScript(contentType) || content.startsWith('#!')) return [];
  return [scriptStart(placeOf(1), { ...about, text: content.split('\n', 1)[0] as string })];
};
