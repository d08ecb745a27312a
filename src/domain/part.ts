import type { Origin } from './origin.js';

export const partEncodings = ['auto', '7bit', 'base64'] as const;
export type PartEncoding = (typeof partEncodings)[number];

/** An entry of a type's `user_data` or `vendor_data`, with everything but its text decided. */
export interface PartDeclaration {
  /** Name below templates/<type>/, or below one of the types it extends. */
  readonly template: string;
  readonly contentType: string;
  readonly filename: string;
  /** cloud-init's Merge-Type header: `list(append)+dict(recurse_array)+str()`. */
  readonly mergeType?: string;
  readonly launchIndex?: number;
  readonly gzip: boolean;
  readonly encoding: PartEncoding;
  /** False: the text is passed on as it stands, which is what a jinja part for the guest needs. */
  readonly render: boolean;
  readonly origin: Origin;
}

/** One user-data or vendor-data part, rendered: what MIME carries and cloud-init handles. */
export interface Part {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
  readonly mergeType?: string;
  readonly launchIndex?: number;
  readonly gzip: boolean;
  readonly encoding: PartEncoding;
}
