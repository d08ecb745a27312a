import type { Format } from './format.js';
import { github } from './github.js';
import { json } from './json.js';
import { plain } from './plain.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** Every form in which mistakes are printed, by the name that --format takes. */
export const formats = { plain, pretty, json, sarif, github } as const satisfies Readonly<
  Record<string, Format>
>;

export type FormatName = keyof typeof formats;
