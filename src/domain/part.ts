import type { Origin } from './origin.js';

export const partEncodings = ['auto', '7bit', 'base64'] as const;
export type PartEncoding = (typeof partEncodings)[number];

/** How upstart jobs reach guests that have systemd. */
export const upstartForms = ['systemd'] as const;
export type UpstartForm = (typeof upstartForms)[number];

/** An entry of a type's `user_data` or `vendor_data`, with everything but its text decided. */
export interface PartDeclaration {
  /** Name below templates/<type>/, or below one of the types it extends. */
  readonly template: string;
  /** The group that adds the part; its folder holds the template. */
  readonly group?: string;
  readonly contentType: string;
  readonly filename: string;
  /** cloud-init's Merge-Type header: `list(append)+dict(recurse_array)+str()`. */
  readonly mergeType?: string;
  readonly launchIndex?: number;
  readonly gzip: boolean;
  readonly encoding: PartEncoding;
  /** False: the text is passed on as it stands, which is what a jinja part for the guest needs. */
  readonly render: boolean;
  /** The part lies in the device's own tree; the message holds a part that names its URL. */
  readonly include?: IncludePart;
  /** What the guest gets in place of an upstart job. */
  readonly upstart?: UpstartForm;
  readonly origin: Origin;
  /** Where its content type is written; absent where the name decides. */
  readonly typeOrigin?: Origin;
}

/** The part that stands in the message for one that lies elsewhere. */
export interface IncludePart {
  readonly filename: string;
  /** The guest keeps what it fetched at the first boot, and does not ask again. */
  readonly once: boolean;
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
