import type { KnownLayouts } from '../../domain/layout.js';
import { deviceSchema } from './device.js';
import { siteSchema } from './site.js';
import { groupSchema, typeSchema } from './type.js';

export type Schemas = ReturnType<typeof makeSchemas>;

const made = new WeakMap<KnownLayouts, Schemas>();

/** The schemas of the inventory's files; they have to be told of the layouts. Made once for the same ones: they cost milliseconds. */
export function schemasFor(known: KnownLayouts): Schemas {
  const schemas = made.get(known) ?? makeSchemas(known);
  made.set(known, schemas);
  return schemas;
}

const makeSchemas = (known: KnownLayouts) => ({
  site: siteSchema(known),
  type: typeSchema(known),
  group: groupSchema(known),
  device: deviceSchema(known),
});
