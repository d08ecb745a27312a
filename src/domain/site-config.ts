import type { JsonObject } from './json.js';
import type { Layout } from './layout.js';

/** What seedpress.config.ts exports by default: what a site has beside what seedpress brings. */
export interface SiteConfig {
  /** By the names that templates write behind a bar. No name of a filter of ours. */
  readonly filters?: Readonly<Record<string, OwnFilter>>;
  /** By the names that `layouts` in site.yaml lists. Neither a name nor a top folder of a layout of ours. */
  readonly layouts?: Readonly<Record<string, Layout>>;
  /** By the names that messages show. */
  readonly checks?: Readonly<Record<string, OwnCheck>>;
}

/**
 * Gets what stands before the bar, then its arguments; arguments by name come last, as one object. Gives back a value that JSON can
 * hold, the same for the same arguments.
 */
export type OwnFilter = (value: never, ...given: never[]) => unknown;

/** Called once for each device that is rendered. */
export type OwnCheck = (about: CheckedDevice) => readonly Finding[];

export interface CheckedDevice {
  /** As templates see it: `device.management_ip`, null where a known field is not set. */
  readonly device: JsonObject & { readonly id: string; readonly type: string };
  readonly site: JsonObject;
  /** Its parts as they are rendered, in their order. */
  readonly parts: readonly RenderedText[];
}

export interface RenderedText {
  readonly list: 'user_data' | 'vendor_data';
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** What a check has found: a message in two halves, and where it belongs; at the device where neither `key` nor `part` is set. */
export interface Finding {
  /** What stands there: `vars.rack is "r9"`. */
  readonly found: string;
  /** What would be right, as it reads after "expected": `one of r1, r2`. */
  readonly expected: string;
  readonly fix?: string;
  /** Default: error, which stops a build. */
  readonly severity?: 'error' | 'warning';
  /** A value of the device, dotted: `interfaces.0.mac`. */
  readonly key?: string;
  /** The filename of a part. */
  readonly part?: string;
  /** In the rendered part, from 1. */
  readonly line?: number;
  readonly column?: number;
}
