import { handlerWithout } from '../../diagnostics/catalogue/parts.js';
import { type Check, ofTypes } from './check.js';

/** A part-handler is a Python module with two functions. Source: handlers/__init__.py, helpers.py ContentHandlers. */
export const partHandler: Check = ofTypes(
  ['text/part-handler'],
  ({ content, filename }, { placeOf, device }) => {
    const missing = ['list_types', 'handle_part'].filter((name) => !defines(content, name));
    return missing.length === 0 ? [] : [handlerWithout(placeOf(1), { filename, missing, device: device.id })];
  },
);

const defines = (module: string, name: string): boolean =>
  new RegExp(
    `^(?:def\\s+${name}\\s*\\(|${name}\\s*=|(?:from|import)\\s.*\\b${name}\\b|\\s+${name},?$)`,
    'm',
  ).test(module);
