import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { Device } from '../domain/device.js';
import type { PartDeclaration } from '../domain/part.js';
import type { GuestFacts, PartContext, PartList } from './parts/check.js';

export interface PartOrigin {
  readonly declaration: Pick<
    PartDeclaration,
    'template' | 'origin' | 'typeOrigin' | 'include' | 'upstart' | 'mergeType'
  >;
  readonly list: PartList;
  readonly device: Pick<Device, 'id' | 'os'>;
  readonly placeOf: PlaceOf;
  /** Which one it is, where several parts are declared in one place. */
  readonly path?: readonly number[];
  /** Nothing is known of them where it is left out. */
  readonly guest?: GuestFacts;
  /** Where a value of the device was written, by its text. */
  readonly originOf?: PartContext['originOf'];
}
