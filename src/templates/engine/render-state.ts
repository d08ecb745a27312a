import type { FilterContext } from '../filters/filter.js';
import type { FunctionContext } from '../functions.js';
import type { Problem } from './site.js';

/** What belongs to one rendering of one text for one device. */
export interface RenderState extends FunctionContext {
  /** The names that a template sees from the start: device, type, site. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** The types in which templates are looked up, in this order. */
  readonly chain: readonly string[];
  readonly filterContext: FilterContext;
  /** Mistakes that did not end the rendering. */
  readonly problems: Problem[];
  /** The place that was evaluated last. */
  site: number;
  /** Rounds of loops so far. */
  rounds: number;
  /** What it took so far, in the units of the budget. */
  work: number;
  /** How deep templates and macros are inside of one another. */
  depth: number;
  /** How many templates the present one extends. */
  ancestors: number;
}
