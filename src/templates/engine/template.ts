import { compileFunction } from 'node:vm';
import { type Done, type Frame, type NunjucksEnvironment, nunjucks } from './nunjucks.js';
import type { Strict } from './strict.js';

/**
 * nunjucks runs the rest of a template inside of the callback of an include, and hands errors to callbacks that
 * throw them once more. Here an include, or an import, is over before the rest goes on, and its error is thrown
 * once, where an expression around it can catch it.
 */
export class StrictTemplate extends nunjucks.Template {
  readonly #strict: Strict;

  /** `code` is what compileTemplate gives. */
  constructor(
    code: string,
    { name, environment, strict }: { name: string; environment: NunjucksEnvironment; strict: Strict },
  ) {
    const run = compileFunction(code, [], { filename: name }) as () => unknown;
    super({ type: 'code', obj: run() }, environment, name, true);
    this.#strict = strict;
  }

  override render(variables: object, frame?: Frame, done?: Done<string>): string {
    if (done === undefined) return super.render(variables);
    const text = this.#strict.tolerated(() =>
      this.#run<string>((finish) => super.render(variables, frame, finish)),
    );
    done(null, text);
    return text;
  }

  /** Called with variables and frame only for `with context`. */
  override getExported(...given: readonly [...unknown[], Done<object>]): void {
    const done = given.at(-1) as Done<object>;
    const exported = this.#run<object>((finish) => super.getExported(...given.slice(0, -1), finish));
    done(null, exported);
  }

  #run<T>(start: (finish: Done<T>) => void): T {
    return this.#strict.nested(this.#strict.present, () => {
      let outcome: { readonly error: unknown; readonly result?: T | undefined } | undefined;
      start((error, result) => {
        // The first word counts: after an error nunjucks goes on to the end.
        outcome ??= { error, result };
      });
      if (outcome === undefined) throw new Error('a template did not come to its end');
      if (outcome.error instanceof Error) throw outcome.error;
      return outcome.result as T;
    });
  }
}
