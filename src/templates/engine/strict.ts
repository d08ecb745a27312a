import * as sayCall from '../../diagnostics/catalogue/template-calls.js';
import * as say from '../../diagnostics/catalogue/templates.js';
import type { Filters } from '../filters/filter.js';
import { functions } from '../functions.js';
import type { TemplateFiles } from '../template-files.js';
import { budget } from './budget.js';
import type { Context, Frame } from './nunjucks.js';
import type { TemplateTag } from './rewrite-statement.js';
import { Failure, type Problem } from './site.js';
import { maxDepth, StrictCalls } from './strict-calls.js';
import { note } from './strict-values.js';
import { isMapping, kindOf, memberNames, memberOf } from './values.js';

export interface StrictOptions {
  readonly filters: Filters;
  readonly files: TemplateFiles;
  /** What is wrong with the text of a template, before anything is rendered. */
  readonly problemsOf: (path: string) => readonly Problem[];
}

/** Looks names up and finds templates, for compiled templates: with all that it inherits, what they call `env.strict`. */
export class Strict extends StrictCalls {
  readonly #files: TemplateFiles;
  readonly #problemsOf: (path: string) => readonly Problem[];
  readonly #globals: Readonly<Record<string, object>>;

  constructor({ filters, files, problemsOf }: StrictOptions) {
    super({ filters });
    this.#files = files;
    this.#problemsOf = problemsOf;
    this.#globals = Object.fromEntries(functions.map((callable) => [callable.name, this.register(callable)]));
  }

  name(site: number, name: string, isSoft: boolean, context: Context, frame: Frame): unknown {
    const value = this.#find(site, name, { context, frame });
    if (value !== undefined || isSoft) return value;
    const known = this.#namesAt(site, { context, frame });
    const { device } = this.rendering(site).scope;
    const vars = memberOf(device, 'vars');
    return this.fail(site, (position) =>
      say.undefinedName(position, { name, known, fields: namesOf(device), vars: namesOf(vars) }),
    );
  }

  /** The argument of a macro, in the macro. */
  argument(site: number, name: string, isSoft: boolean, value: unknown): unknown {
    if (value !== undefined || isSoft) return value;
    return this.fail(site, (position) => say.missingArgument(position, { name }));
  }

  member(site: number, isSoft: boolean, target: unknown, key: unknown): unknown {
    const value = memberOf(target, key);
    if (value !== undefined || isSoft) return value;
    this.refuseUnset(site, target);
    const member = this.keyOf(site, key);
    const found = { label: this.label(site), kind: kindOf(target), member, known: memberNames(target) };
    return this.fail(site, (position) => say.undefinedMember(position, found));
  }

  /** What a loop goes over; with two names, a mapping gives its keys and values. */
  iterate(site: number, names: number, value: unknown): unknown {
    const state = this.rendering(site);
    this.refuseUnset(site, value);
    const isPairs = isMapping(value) && names === 2;
    const items = isPairs ? Object.keys(value) : itemsOf(value);
    if (items === undefined || (isMapping(value) && names > 2)) {
      return this.wrongValue(site, {
        value,
        expected: names === 2 ? 'a mapping or a list of pairs to loop over' : 'a list to loop over',
        ...(typeof value === 'number' && { fix: 'write range(n) to count from 0 to n - 1' }),
      });
    }
    if (names > 1 && !isPairs && !items.every((item) => Array.isArray(item) && item.length === names)) {
      return this.fail(site, (position) => say.wrongTuples(position, { label: this.label(site), names }));
    }
    state.rounds += items.length;
    if (state.rounds > budget.rounds) {
      this.fail(site, (position) => sayCall.tooManyRounds(position, budget), { isFatal: true });
    }
    return isPairs ? value : items;
  }

  /** The path of the template that a tag names; empty, for an empty one, where an include has to do without. */
  template(site: number, tag: TemplateTag, mayMiss: boolean, name: unknown): string {
    const state = this.rendering(site);
    this.refuseUnset(site, name);
    if (typeof name !== 'string') {
      return this.wrongValue(site, { value: name, expected: 'the name of a template' });
    }
    const path = this.#files.find(name, state.chain);
    if (path === undefined && mayMiss) return '';
    const problems = path === undefined ? [this.#missing(site, name)] : this.#problemsOf(path);
    if (path === undefined || problems.length > 0) {
      if (tag !== 'include') throw new Failure(problems, { isFatal: true });
      note(problems, state);
      return '';
    }
    if (tag === 'extends') state.ancestors += 1;
    if (state.ancestors > maxDepth) this.fail(site, sayCall.endlessNesting, { isFatal: true });
    return path;
  }

  #missing(index: number, name: string): Problem {
    const { chain } = this.rendering(index);
    const known = this.#files.names(chain);
    return {
      site: this.siteAt(index),
      describe: (position) => say.missingTemplate(position, { name, chain, known }),
    };
  }

  #find(site: number, name: string, { context, frame }: { context: Context; frame: Frame }): unknown {
    const value = frame.lookup(name);
    if (value !== undefined) return value;
    if (Object.hasOwn(context.ctx, name)) return context.ctx[name];
    const { scope } = this.rendering(site);
    if (Object.hasOwn(scope, name)) return scope[name];
    return Object.hasOwn(this.#globals, name) ? this.#globals[name] : undefined;
  }

  #namesAt(site: number, { context, frame }: { context: Context; frame: Frame }): readonly string[] {
    const state = this.rendering(site);
    const offered = functions.filter(({ isOffered }) => isOffered?.(state) ?? true).map(({ name }) => name);
    const names = new Set([...[context.ctx, state.scope].flatMap(Object.keys), ...offered]);
    for (let place: Frame | undefined = frame; place; place = place.parent) {
      for (const name of Object.keys(place.variables)) names.add(name);
    }
    // The names that stand for imports hold a space: no template can write them.
    return [...names].filter((name) => !name.includes(' '));
  }
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (isMapping(value)) return Object.keys(value);
  return Array.isArray(value) ? value : undefined;
}

const namesOf = (value: unknown): readonly string[] => (isMapping(value) ? Object.keys(value) : []);
