import { configThrows } from '../diagnostics/catalogue/config.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { thrownAt, thrownText } from './thrown.js';

/** What the site's own code threw, for whoever can end what is under way: an error of the site, and none of ours. */
export class OwnCodeError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options: { readonly cause: unknown }) {
    super(`${diagnostic.position.file}: ${diagnostic.found}`, options);
    this.diagnostic = diagnostic;
  }
}

/** A function of the site with what it throws turned into an OwnCodeError; `what` it is: `the layout "lab"`. */
export const guarded =
  <A extends readonly unknown[], R>(
    run: (...given: A) => R,
    { what, position }: { readonly what: string; readonly position: Position },
  ): ((...given: A) => R) =>
  (...given) => {
    try {
      return run(...given);
    } catch (cause) {
      if (cause instanceof OwnCodeError) throw cause;
      const found = { what, error: thrownText(cause) };
      throw new OwnCodeError(configThrows(thrownAt(cause) ?? position, found), { cause });
    }
  };
