import { jinjaNotAsked } from '../../diagnostics/catalogue/parts-jinja.js';
import { type Check, ofTypes } from './check.js';

/** Names of cloud-init's instance data in a text that it will not render. Source: handlers/jinja_template.py. */
export const jinjaLine: Check = ofTypes(
  ['text/cloud-config', 'text/x-shellscript', 'text/cloud-boothook'],
  ({ content, filename }, { placeOf, device }) => {
    const found = header.exec(content) ?? names.exec(content);
    if (found === null) return [];
    const above = content.slice(0, found.index).split('\n');
    const column = (above.at(-1) as string).length + 1;
    const text = found[0].trim();
    const isLate = text.startsWith('##');
    const about = { filename, device: device.id, text: isLate ? text : `${text}… }}`, isLate };
    return [jinjaNotAsked(placeOf(above.length, column), about)];
  },
);

const header = /^##[ \t]*template:[ \t]*jinja[ \t]*$/im;
// ds, v1 and the like are what instance data has at its top, and what no other tool calls its own.
const names = /\{\{-?\s*(?:ds|v1)[.[][\w.'"[\]-]*/;
