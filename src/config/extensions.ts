import type { Layout } from '../domain/layout.js';
import type { Parsed } from '../domain/parsed.js';
import type { CheckedDevice, Finding } from '../domain/site-config.js';

/** What a template gives a filter: by place, and by name. */
export interface GivenArguments {
  readonly positional: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
}

/** What a site has of its own, checked; its functions throw OwnCodeErrors and nothing else. */
export interface Extensions {
  readonly filters: ReadonlyMap<string, (value: unknown, given: GivenArguments) => Parsed<unknown>>;
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly checks: ReadonlyMap<string, (about: CheckedDevice) => readonly Finding[]>;
  /** Of the config and all that it imports; empty where there is none. */
  readonly digest: string;
}

export const noExtensions: Extensions = { filters: new Map(), layouts: {}, checks: new Map(), digest: '' };

/** What seedpress has itself, whose names are taken. */
export interface TakenNames {
  readonly filters: readonly string[];
  readonly layouts: Readonly<Record<string, Pick<Layout, 'tops'>>>;
}
