import type { ImageKind, Layout } from '../domain/layout.js';
import { namespace } from './namespace.js';
import { nocloud } from './nocloud.js';

/** The trees that a build can write under www/<device>/, by the names that site.yaml lists. */
export const layouts: Readonly<Record<string, Layout>> = {
  namespace,
  nocloud,
};

/** The seed images that a build can write, by the names that site.yaml lists. */
export const images: Readonly<Record<string, ImageKind>> = {
  // DataSourceNoCloud.py: the label is cidata or CIDATA.
  nocloud: { label: 'cidata', layout: nocloud, suffix: '' },
};
