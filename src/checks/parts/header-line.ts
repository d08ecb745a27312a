import { headerMismatch } from '../../diagnostics/catalogue/parts-text.js';
import { sniffedType } from '../../encode/mime.js';
import { type Check, ofTypes } from './check.js';

/**
 * A first line that names another kind than the type does. cloud-init looks at the line where it has no type, or
 * where the type is that of a script; else it goes by the type alone. Source: user_data.py _process_msg.
 */
export const headerLine: Check = ofTypes(
  [
    'text/cloud-config',
    'text/cloud-config-archive',
    'text/cloud-config-jsonp',
    'text/part-handler',
    'text/x-include-url',
    'text/x-include-once-url',
  ],
  ({ content, filename, contentType }, { placeOf, device }) => {
    const sniffed = sniffedType(content);
    if (sniffed === undefined || isFitting(sniffed, contentType)) return [];
    const lines = content.split('\n');
    const line = lines.findIndex((text) => text.trim() !== '');
    const about = { filename, device: device.id };
    return [headerMismatch(placeOf(line + 1), { ...about, first: lines[line] ?? '', contentType, sniffed })];
  },
);

const isFitting = (sniffed: string, contentType: string): boolean =>
  sniffed === contentType ||
  // One URL and the next may differ in it; a handler may say by which Python it is meant to be read.
  (sniffed.startsWith('text/x-include') && contentType.startsWith('text/x-include')) ||
  (sniffed === 'text/x-shellscript' && contentType === 'text/part-handler');
