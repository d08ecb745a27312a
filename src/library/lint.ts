import { type Budget, parseBudget } from '../domain/budget.js';
import type { Parsed } from '../domain/parsed.js';
import { parseVersionRange } from '../domain/version-range.js';
import { budgets } from '../pipeline/check/budgets.js';
import * as pipeline from '../pipeline/check/lint.js';
import { type CommonOptions, withDefaults } from './defaults.js';
import { inputOf, type LintSource } from './lint-source.js';

export interface LintOptions extends Omit<CommonOptions, 'root'> {
  /** What the guests run; default: linux. */
  readonly os?: 'linux' | 'windows';
  /** The versions of cloud-init that the guests run, like `>=22.4 <27`: warnings depend on it. */
  readonly cloudInit?: string;
  /** How large each file may be: a number of bytes, or the name of a platform, like `kubevirt`. */
  readonly budget?: number | string;
}

/**
 * Looks at user-data, meta-data, network-config, seed folders and seed images as cloud-init would. A string is a path.
 * Throws a RangeError for an option that is none.
 */
export async function lint(
  sources: readonly LintSource[],
  options: LintOptions = {},
): Promise<pipeline.LintResult> {
  const { os = 'linux', cloudInit, budget, ...common } = options;
  return pipeline.lint(sources.map(inputOf), {
    ...withDefaults(common),
    os,
    cloudInit: cloudInit === undefined ? undefined : valueOf('cloudInit', parseVersionRange(cloudInit)),
    budget: budget === undefined ? undefined : budgetOf(budget),
  });
}

const budgetOf = (budget: number | string): Budget =>
  valueOf('budget', parseBudget(String(budget), { named: budgets() }));

function valueOf<T>(option: string, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new RangeError(`${option}: ${parsed.found}; expected ${parsed.expected}`);
}
