import type { KnownLayouts } from '../../domain/layout.js';
import { deviceSchema } from './device.js';
import { siteSchema } from './site.js';
import { groupSchema, typeSchema } from './type.js';

/** The schemas of the inventory's files; they have to be told of the layouts. Made once a build: they cost milliseconds. */
export const schemasFor = (known: KnownLayouts) => ({
  site: siteSchema(known),
  type: typeSchema(known),
  group: groupSchema(known),
  device: deviceSchema(known),
});

export type Schemas = ReturnType<typeof schemasFor>;
