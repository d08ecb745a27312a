import { ucs2 } from './bytes.js';
import type { HierarchyRules } from './hierarchy.js';

/** The Joliet hierarchy: the true names in UCS-2 as identifiers, and nothing more. */
export const jolietRules: HierarchyRules = {
  identifiersOf: ({ children }) => children.map(({ name }) => ucs2(name)),
  systemUseOf: () => [],
};
