import { byteOrderMark } from '../../diagnostics/catalogue/parts-text.js';
import type { Check } from './check.js';

/** A mark before the first line; a YAML reader alone passes over it. Sources: user_data.py, PyYAML reader.py. */
export const markedText: Check = ({ content, contentType, filename }, { placeOf, device }) => {
  if (!content.startsWith('\ufeff') || /^text\/cloud-config(?:-archive)?$/.test(contentType)) return [];
  return [byteOrderMark(placeOf(1), { filename, device: device.id })];
};
