import type { Part } from '../domain/part.js';
import type { PartOrigin } from './part-origin.js';

/** A part as one device gets it, and where it was declared. */
export interface PartToCheck extends Pick<PartOrigin, 'declaration' | 'list' | 'placeOf'> {
  readonly part: Part;
}
