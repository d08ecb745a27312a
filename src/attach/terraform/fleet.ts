import { basename } from 'node:path';
import { hclString } from '../hcl.js';
import type { Machine } from '../machine.js';

/** The seed image of `each.key` below images/, as it is named for every device. */
export const imageOfEach = ({ seed, id }: Machine): string =>
  `\${each.key}${basename(seed?.path ?? '').slice(id.length)}`;

/** The serial number of `each.value`: the manifest's, or the text that leads to a URL. */
export const serialOfEach = ({ serial, url }: Machine): string =>
  url === undefined || serial === undefined ? 'try(each.value.serial, null)' : hclString(serial);
