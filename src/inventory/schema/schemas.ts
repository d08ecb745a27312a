import type { KnownLayouts } from '../../domain/layout.js';
import { deviceSchema } from './device.js';
import { onceFor } from './once.js';
import { siteSchema } from './site.js';
import { groupSchema, typeSchema } from './type.js';

/** Each is made when a file needs it first. */
export interface Schemas {
  readonly site: ReturnType<typeof siteSchema>;
  readonly type: ReturnType<typeof typeSchema>;
  readonly group: ReturnType<typeof groupSchema>;
  readonly device: ReturnType<typeof deviceSchema>;
}

/** The schemas of the inventory's files; they have to be told of the layouts. */
export const schemasFor = (known: KnownLayouts): Schemas => ({
  get site() {
    return siteOf(known);
  },
  get type() {
    return typeOf(known);
  },
  get group() {
    return groupOf(known);
  },
  get device() {
    return deviceOf(known);
  },
});

const siteOf = onceFor(siteSchema);
const typeOf = onceFor(typeSchema);
const groupOf = onceFor(groupSchema);
const deviceOf = onceFor(deviceSchema);
