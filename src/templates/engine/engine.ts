import * as sayCall from '../../diagnostics/catalogue/template-calls.js';
import type { Filters } from '../filters/filter.js';
import { filters } from '../filters/index.js';
import { type OwnFilters, withOwnFilters } from '../filters/own-filters.js';
import type { TemplateFiles } from '../template-files.js';
import { budget } from './budget.js';
import { type LoadedTemplate, loadTemplate } from './load-template.js';
import { type NunjucksEnvironment, nunjucks } from './nunjucks.js';
import type { RenderState } from './render-state.js';
import { Failure, type Problem, type Site, type Source } from './site.js';
import { Strict } from './strict.js';
import { note } from './strict-values.js';
import { StrictTemplate } from './template.js';

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface RenderRequest {
  readonly scope: Readonly<Record<string, unknown>>;
  readonly chain: readonly string[];
  readonly device: string;
  readonly groups: RenderState['groups'];
  /** The file that is rendered, or in which the text stands. */
  readonly file: string;
  /** Where the text stands in the file, for what must differ between two texts. */
  readonly place: string;
}

/** nunjucks, made strict. Loaded only when something is rendered: its import takes 30 ms. */
export class Engine {
  readonly #files: TemplateFiles;
  readonly #filters: Filters;
  readonly #strict: Strict;
  readonly #environment: NunjucksEnvironment;
  readonly #loaded = new Map<string, LoadedTemplate>();
  readonly #runnable = new Map<string, StrictTemplate>();
  readonly #costly = new Map<string, string>();

  constructor(files: TemplateFiles, ownFilters?: OwnFilters) {
    this.#files = files;
    this.#filters = ownFilters === undefined ? filters : withOwnFilters(filters, ownFilters);
    this.#strict = new Strict({
      filters: this.#filters,
      files,
      problemsOf: (path) => this.load(path).problems,
    });
    const getTemplate: NunjucksEnvironment['getTemplate'] = (
      path,
      _isEager,
      _parent,
      _ignoresMissing,
      done,
    ) => {
      done(null, this.#template(path));
    };
    const environment = new nunjucks.Environment([], { autoescape: false, dev: true });
    this.#environment = Object.assign(environment, { strict: this.#strict, getTemplate });
  }

  /** How many templates and results of costly filters it keeps. */
  get size(): number {
    return this.#loaded.size + this.#costly.size;
  }

  renderFile(path: string, request: RenderRequest): Rendered {
    return this.#render(() => this.#template(path), request);
  }

  renderText(text: string, request: RenderRequest): Rendered {
    return this.#render(() => this.#runnableOf(textKey(text), { text }), request);
  }

  /** A template with what it reads, as far as its text tells. */
  load(path: string): LoadedTemplate {
    return this.#load(path, this.#sourceOf(path));
  }

  #render(template: () => StrictTemplate, request: RenderRequest): Rendered {
    const state = this.#stateOf(request);
    this.#strict.state = state;
    try {
      const text = template().render({});
      if (text.length > budget.characters) note([this.#tooLong(request)], state);
      return state.problems.length === 0 ? { ok: true, text } : { ok: false, problems: state.problems };
    } catch (error) {
      return { ok: false, problems: [...state.problems, ...this.#problemsOf(error, request)] };
    } finally {
      this.#strict.state = undefined;
    }
  }

  #stateOf({ scope, chain, device, groups, file, place }: RenderRequest): RenderState {
    let calls = 0;
    const filterContext = {
      device,
      file,
      stock: this.#environment.filters,
      read: (name: string) => {
        const path = this.#files.find(name, chain);
        return path === undefined ? undefined : this.#files.text(path);
      },
      isText: (name: string) => {
        const path = this.#files.find(name, chain);
        return path === undefined || this.#files.notText(path) === undefined;
      },
      templateNames: () => this.#files.names(chain),
      place: () => {
        calls += 1;
        return `${place} ${calls}`;
      },
      costly: (key: string, work: number, make: () => string) => {
        state.work += work;
        const made = this.#costly.get(key) ?? make();
        this.#costly.set(key, made);
        return made;
      },
    };
    const counts = { site: 0, rounds: 0, work: 0, depth: 0, ancestors: 0 };
    const state: RenderState = { scope, chain, groups, filterContext, problems: [], ...counts };
    return state;
  }

  /** The template at a path; an empty one for the empty path, which stands for an include that may be missing. */
  #template(path: string): StrictTemplate {
    if (path === '') return this.#runnableOf(textKey(''), { text: '' });
    return this.#runnableOf(path, this.#sourceOf(path));
  }

  #sourceOf(path: string): Source {
    const notText = this.#files.notText(path);
    return {
      file: `templates/${path}`,
      text: this.#files.text(path),
      ...(notText === undefined ? {} : { notText }),
    };
  }

  #runnableOf(key: string, source: Source): StrictTemplate {
    const known = this.#runnable.get(key);
    if (known !== undefined) return known;
    const { problems, compile } = this.#load(key, source);
    if (problems.length > 0) throw new Failure(problems, { isFatal: true });
    const options = { name: source.file ?? 'text', environment: this.#environment, strict: this.#strict };
    const template = new StrictTemplate(compile(), options);
    this.#runnable.set(key, template);
    return template;
  }

  #load(key: string, source: Source): LoadedTemplate {
    const known = this.#loaded.get(key);
    if (known !== undefined) return known;
    const loaded = loadTemplate(source, { sites: this.#strict.sites, filters: this.#filters });
    this.#loaded.set(key, loaded);
    return loaded;
  }

  #problemsOf(error: unknown, { file }: RenderRequest): readonly Problem[] {
    let cause = error;
    while (cause instanceof nunjucks.lib.TemplateError) cause = cause.cause;
    if (cause instanceof Failure) return cause.problems;
    const site = this.#presentSite(file);
    // JavaScript's longest text and longest list, or its stack: a macro or a template without an end.
    if (cause instanceof RangeError && /^Invalid /.test(cause.message)) return [this.#tooLong({ file })];
    if (cause instanceof RangeError) return [{ site, describe: sayCall.endlessNesting }];
    throw new Error(`${file}, line ${site.line + 1}: the template cannot be rendered`, { cause: error });
  }

  #presentSite(file: string): Site {
    return this.#strict.sites[this.#strict.present] ?? { source: { file, text: '' }, line: 0, column: 0 };
  }

  #tooLong({ file }: Pick<RenderRequest, 'file'>): Problem {
    return {
      site: this.#presentSite(file),
      describe: (position) => sayCall.tooLongText(position, budget),
    };
  }
}

/** No path holds a NUL. */
const textKey = (text: string): string => `\0${text}`;
