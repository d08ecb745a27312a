import type { GuestMap } from '../cloud-init/values/guest-value.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';

/** What has to do with the cloud-config of a guest, among the parts of one message. */
export type MergingPart =
  | PartConfig
  | PartPatch
  /** Nobody knows what comes of it here. */
  | { readonly kind: 'unread' };

/** A JSON patch of what the parts before it made. */
export interface PartPatch {
  readonly kind: 'patch';
  readonly filename: string;
  readonly content: string;
  /** The place of an operation, counted from 0. */
  readonly placeOfOperation: (index: number) => Place;
  readonly device: string;
}

export interface PartConfig {
  readonly kind: 'config';
  readonly filename: string;
  readonly content: string;
  readonly map: GuestMap;
  readonly placeAt: (at: number) => Place;
  /** The header Merge-Type, where the part has one. */
  readonly header?: { readonly text: string; readonly place: Place } | undefined;
  readonly device: string;
}
