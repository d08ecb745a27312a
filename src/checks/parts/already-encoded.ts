import { alreadyEncoded } from '../../diagnostics/catalogue/parts.js';
import type { Check } from './check.js';

/**
 * A text that somebody has packed into base64 already: the message packs it once more, and cloud-init unpacks it
 * once. `H4sI` is how gzip begins in base64.
 */
export const alreadyEncodedText: Check = ({ content, filename }, { placeOf, device }) => {
  if (/[^A-Za-z0-9+/=\s]/.test(content)) return [];
  const text = content.replace(/\s+/g, '');
  const isGzip = text.startsWith('H4sI');
  if (!/^[A-Za-z0-9+/]{24,}={0,2}$/.test(text) || text.length % 4 !== 0) return [];
  // One long word is base64 only where a second line, a padding or gzip's first bytes say so.
  if (!isGzip && !text.endsWith('=') && !content.trim().includes('\n')) return [];
  return [alreadyEncoded(placeOf(1), { filename, isGzip, device: device.id })];
};
