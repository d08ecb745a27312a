import { jinjaHeader, jinjaKind } from '../../diagnostics/catalogue/parts.js';
import { sniffedType } from '../../encode/mime.js';
import { type Check, ofTypes } from './check.js';

/** What cloud-init hands a rendered template on to. Source: stages.py _default_handlers, jinja_template.py. */
const kinds = ['text/cloud-config', 'text/cloud-config-jsonp', 'text/x-shellscript', 'text/cloud-boothook'];

/** A jinja part: its first line says so, and what follows tells its kind by its beginning. Source: templater.py. */
export const jinja: Check = ofTypes(['text/jinja2'], ({ content, filename }, { placeOf, device }) => {
  const about = { filename, device: device.id };
  const [first = '', ...others] = content.split('\n');
  if (!/^##\s*template:\s*jinja\s*$/i.test(first)) return [jinjaHeader(placeOf(1), { ...about, first })];
  const rest = others.join('\n');
  // A tag may write the line; nobody knows before the guest does.
  if (rest.trimStart().startsWith('{')) return [];
  const kind = sniffedType(rest);
  if (kind !== undefined && kinds.includes(kind)) return [];
  const line = others.findIndex((text) => text.trim() !== '');
  return [jinjaKind(placeOf(line < 0 ? 1 : line + 2), { ...about, text: others[line] ?? '' })];
});
