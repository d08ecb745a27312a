import * as say from '../../diagnostics/catalogue/template-calls.js';
import { noDefault } from '../../diagnostics/catalogue/templates.js';
import type { Position } from '../../diagnostics/diagnostic.js';
import { fits, type Parsed } from '../../domain/parsed.js';
import type { Filters } from '../filters/filter.js';
import { runFilter } from '../filters/run-filter.js';
import type { FunctionContext } from '../functions.js';
import { isTests } from '../is-tests.js';
import { budget, cost, extentOf, isTooLarge } from './budget.js';
import { checkArguments } from './check-arguments.js';
import type { Signature } from './compiler.js';
import type { BlockFunction, Context, Frame } from './nunjucks.js';
import { StrictValues } from './strict-values.js';
import { kindOf, memberNames, memberOf } from './values.js';

/** Templates and macros inside of one another; JavaScript's stack holds more. */
export const maxDepth = 100;

interface Callable extends Signature {
  readonly run: (values: readonly unknown[], context: FunctionContext) => Parsed<unknown>;
}

/** What compiled templates call, in the other sense: macros, functions, filters, tests and super(). */
export class StrictCalls extends StrictValues {
  readonly #filters: Filters;
  /** What a template may call: a function that is not in here came from somewhere it should not. */
  readonly #callables = new WeakMap<object, Callable>();

  constructor({ filters }: { filters: Filters }) {
    super();
    this.#filters = filters;
  }

  /** `target.key(…)`: a macro of an imported template. */
  method(site: number, target: unknown, key: unknown, values: readonly unknown[]): unknown {
    const callee = memberOf(target, key);
    if (typeof callee === 'function') return this.call(site, callee, values);
    this.refuseUnset(site, target);
    const method = this.keyOf(site, key);
    if (callee !== undefined) {
      const other = { label: `${this.label(site) ?? 'value'}.${method}`, kind: kindOf(callee) };
      return this.fail(site, (position) => say.notCallable(position, other));
    }
    const found = { label: this.label(site), kind: kindOf(target), method, known: memberNames(target) };
    return this.fail(site, (position) => say.noMethod(position, found));
  }

  call(site: number, callee: unknown, values: readonly unknown[]): unknown {
    const callable = typeof callee === 'function' ? this.#callables.get(callee) : undefined;
    if (callable === undefined) {
      const found = { label: this.label(site), kind: kindOf(callee) };
      return this.fail(site, (position) => say.notCallable(position, found));
    }
    const mistake = checkArguments(callable, values);
    if (mistake !== undefined) return this.fail(site, (position) => say.wrongCall(position, mistake));
    const result = this.nested(site, () => callable.run(values, this.rendering(site)));
    if (!result.ok) return this.fail(site, (position) => say.wrongCall(position, result));
    const { value } = result;
    if (typeof value === 'string') this.spendText(site, value);
    if (Array.isArray(value)) this.spend(site, value.length);
    return value;
  }

  superBlock(
    site: number,
    name: string,
    block: BlockFunction,
    environment: unknown,
    context: Context,
    frame: Frame,
    runtime: unknown,
  ): string {
    const blocks = context.blocks[name] ?? [];
    const parent = blocks[blocks.indexOf(block) + 1];
    if (parent === undefined) return this.fail(site, (position) => say.noSuperBlock(position, { name }));
    let text = '';
    parent(environment, context, frame, runtime, (error, result) => {
      if (error instanceof Error) throw error;
      text = result;
    });
    return text;
  }

  filter(site: number, name: string, isSoft: boolean, value: unknown, values: readonly unknown[]): unknown {
    const { filterContext } = this.rendering(site);
    const filter = this.#filters.get(name);
    if (filter === undefined) throw new Error(`the filter ${name} has vanished`);
    // A filter for what is missing looks no further; every other one walks through what it is given.
    if (!filter.takesMissing) for (const given of [value, ...values]) this.#spendValue(site, given);
    if (!filter.takesMissing && filter.input.read(value) === undefined) this.refuseUnset(site, value);
    const result = runFilter(filter, { value, values, context: filterContext });
    if (!result.ok) return this.fail(site, (position) => say.filterMisuse(position, result));
    if (typeof result.value === 'string') this.spendText(site, result.value);
    if (Array.isArray(result.value)) this.spend(site, result.value.length);
    if (result.value === undefined && !isSoft) {
      return this.fail(site, (position) => noDefault(position, { label: this.label(site) }));
    }
    return result.value;
  }

  #spendValue(site: number, value: unknown): void {
    const extent = extentOf(value);
    this.spend(site, extent.characters + extent.values);
    if (!isTooLarge(extent)) return;
    const found = { ...budget, label: this.label(site) };
    const describe =
      extent.characters > budget.characters
        ? (position: Position) => say.tooLongText(position, budget)
        : (position: Position) => say.tooLargeValue(position, found);
    this.fail(site, describe, { isFatal: true });
  }

  test(site: number, name: string, value: unknown, values: readonly unknown[]): boolean {
    if (typeof value === 'string') this.spend(site, value.length);
    const result = isTests.get(name)?.(value, ...values);
    if (result === undefined) return this.fail(site, (position) => say.wrongTestValue(position, { name }));
    return result;
  }

  /** Runs what a template includes, imports or calls; `{% extends %}` counts anew inside of it. */
  nested<T>(site: number, run: () => T): T {
    const state = this.rendering(site);
    this.spend(site, cost.call);
    if (state.depth >= maxDepth) this.fail(site, say.endlessNesting, { isFatal: true });
    const { ancestors } = state;
    state.depth += 1;
    state.ancestors = 0;
    try {
      return run();
    } finally {
      state.depth -= 1;
      state.ancestors = ancestors;
    }
  }

  /** Called where a macro is defined. nunjucks gives a macro's text as an object that only looks like a text. */
  declare(macro: (...values: unknown[]) => { toString(): string }, signature: Signature): void {
    this.#callables.set(macro, { ...signature, run: (values) => fits(macro(...values).toString()) });
  }

  /** Makes a function known; what is given back stands for it among the values of a template. */
  protected register(callable: Callable): object {
    const marker = (): void => {};
    this.#callables.set(marker, callable);
    return marker;
  }
}
