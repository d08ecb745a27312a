import type { InputFile } from '../../inventory/input-files.js';
import { type ReadSite, readSite } from '../../inventory/read-site.js';
import { schemasFor } from '../../inventory/schema/schemas.js';
import { siteFile } from '../../inventory/site-file.js';
import { knownLayouts } from '../../layouts/index.js';

/** The site of inputs whose devices nobody looks at. */
export const siteOf = (files: readonly InputFile[]): ReadSite =>
  readSite(
    files.find(({ path }) => path === siteFile),
    { schemas: schemasFor(knownLayouts), defaults: knownLayouts.defaults },
  );
