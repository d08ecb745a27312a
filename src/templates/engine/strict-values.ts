import * as sayCall from '../../diagnostics/catalogue/template-calls.js';
import * as say from '../../diagnostics/catalogue/templates.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import { budget, cost } from './budget.js';
import type { RenderState } from './render-state.js';
import { Failure, type Problem, type Site } from './site.js';
import { isMapping, isTrue, kindOf } from './values.js';

/**
 * What compiled templates call in the place of JavaScript's own operators, which turn what is missing into
 * `undefined`, `null` or NaN without a word. Each method takes the index of its place first.
 */
export class StrictValues {
  /** All places of all templates, by index. */
  readonly sites: Site[] = [];
  /** The rendering that is going on; rendering never waits, so there is one at a time. */
  state: RenderState | undefined;

  /** The place that was evaluated last. */
  get present(): number {
    return this.state?.site ?? 0;
  }

  /** The value of `{{ … }}`. */
  print(site: number, evaluate: () => unknown): string {
    const { problems } = this.rendering(site);
    const before = problems.length;
    try {
      return this.text(site, evaluate());
    } catch (error) {
      return this.#forgive(error, before);
    }
  }

  /** The text of an include. */
  tolerated(evaluate: () => string): string {
    const before = this.rendering(this.present).problems.length;
    try {
      const text = evaluate();
      this.spendText(this.present, text);
      return text;
    } catch (error) {
      return this.#forgive(error, before);
    }
  }

  text(site: number, value: unknown): string {
    if (typeof value === 'string') {
      this.spendText(site, value);
      return value;
    }
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    this.refuseUnset(site, value);
    return this.fail(site, (position) =>
      say.notPrintable(position, { label: this.label(site), kind: kindOf(value) }),
    );
  }

  number(site: number, value: unknown): number {
    if (typeof value === 'number') return value;
    this.refuseUnset(site, value);
    const isNumeric = typeof value === 'string' && /^-?[0-9]+$/.test(value);
    return this.wrongValue(site, {
      value,
      expected: 'a number',
      ...(isNumeric && { fix: 'write | int after it, because it is a string that looks like a number' }),
    });
  }

  /** A text or a number. */
  scalar(site: number, value: unknown): string | number {
    if (typeof value === 'string' || typeof value === 'number') return value;
    this.refuseUnset(site, value);
    return this.wrongValue(site, { value, expected: 'a string or a number' });
  }

  add(site: number, left: string | number, right: string | number): string | number {
    if (typeof left === 'number' && typeof right === 'number') return left + right;
    if (typeof left === 'string' && typeof right === 'string') {
      const sum = left + right;
      this.spendText(site, sum);
      return sum;
    }
    return this.fail(site, say.mixedSum);
  }

  compare(site: number, operator: string, left: unknown, right: unknown): boolean {
    if (typeof left === 'string') this.spend(site, left.length);
    switch (operator) {
      case '==':
        return isEqual(left, right);
      case '!=':
        return !isEqual(left, right);
      case '===':
        return left === right;
      case '!==':
        return left !== right;
      default:
        if (typeof left !== typeof right) return this.fail(site, say.mixedComparison);
        return isInOrder(operator, left as string, right as string);
    }
  }

  contains(site: number, item: unknown, container: unknown): boolean {
    if (Array.isArray(container) || typeof container === 'string') this.spend(site, container.length);
    if (Array.isArray(container)) return container.includes(item);
    if (typeof container === 'string') return container.includes(this.text(site, item));
    if (isMapping(container)) return Object.hasOwn(container, this.text(site, item));
    this.refuseUnset(site, container);
    return this.wrongValue(site, { value: container, expected: 'a list, a string or a mapping after "in"' });
  }

  truth(_site: number, value: unknown): boolean {
    return isTrue(value);
  }

  not(_site: number, value: unknown): boolean {
    return !isTrue(value);
  }

  both(_site: number, left: unknown, right: () => unknown): unknown {
    return isTrue(left) ? right() : left;
  }

  either(_site: number, left: unknown, right: () => unknown): unknown {
    return isTrue(left) ? left : right();
  }

  /** Notes a mistake that leaves the rest of the template to be looked at; its text is empty. */
  #forgive(error: unknown, before: number): '' {
    if (!(error instanceof Failure) || error.isFatal) throw error;
    const state = this.rendering(this.present);
    // What an inner {{ … }} noted makes the outer one fail, too: one mistake, one message.
    if (state.problems.length === before) note(error.problems, state);
    return '';
  }

  protected rendering(site: number): RenderState {
    if (this.state === undefined) throw new Error('a template is evaluated while none is rendered');
    this.state.site = site;
    this.#spend(cost.step);
    return this.state;
  }

  /** Counts what an operation has to do with. */
  protected spend(site: number, amount: number): void {
    if (this.state !== undefined) this.state.site = site;
    this.#spend(amount);
  }

  #spend(amount: number): void {
    const { state } = this;
    if (state === undefined) return;
    state.work += amount;
    if (state.work > budget.work) this.fail(state.site, sayCall.tooMuchWork, { isFatal: true });
  }

  /** The same for a text, which must not be too long. */
  protected spendText(site: number, text: string): void {
    this.spend(site, text.length);
    if (text.length > budget.characters)
      this.fail(site, (position) => sayCall.tooLongText(position, budget), { isFatal: true });
  }

  protected label(site: number): string | undefined {
    return this.sites[site]?.label;
  }

  protected keyOf(site: number, key: unknown): string {
    if (typeof key === 'string' || typeof key === 'number') return String(key);
    return this.fail(site, (position) => say.wrongIndex(position, { kind: kindOf(key) }));
  }

  protected refuseUnset(site: number, value: unknown): void {
    if (value === null) this.fail(site, (position) => say.unset(position, { label: this.label(site) }));
  }

  protected wrongValue(
    site: number,
    { value, expected, fix }: { value: unknown; expected: string; fix?: string },
  ): never {
    const found = { label: this.label(site), kind: kindOf(value) };
    return this.fail(site, (position) =>
      say.wrongValue(position, { ...found, expected, ...(fix && { fix }) }),
    );
  }

  protected fail(
    index: number,
    describe: (position: Position) => Diagnostic,
    { isFatal = false }: { isFatal?: boolean } = {},
  ): never {
    throw new Failure([{ site: this.siteAt(index), describe }], { isFatal });
  }

  protected siteAt(index: number): Site {
    const site = this.sites[index];
    if (site === undefined) throw new Error(`a template names the place ${index}, which nobody noted`);
    return site;
  }
}

/** Keeps mistakes for the end of the rendering; a loop comes by the same place again. */
export function note(found: readonly Problem[], { problems }: Pick<RenderState, 'problems'>): void {
  for (const problem of found) {
    if (!problems.some(({ site }) => site === problem.site)) problems.push(problem);
  }
}

/** nunjucks takes JavaScript's ==, for which 0 is equal to an empty string; a CSV's "80" shall be equal to 80. */
function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'string') {
    return right.trim() !== '' && Number(right) === left;
  }
  if (typeof left === 'string' && typeof right === 'number') return isEqual(right, left);
  return left === right;
}

function isInOrder(operator: string, left: string | number, right: string | number): boolean {
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}
