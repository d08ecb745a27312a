import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';

/** A text that is rendered: a file of templates/, or a text of the inventory, which has no file of its own. */
export interface Source {
  /** Relative to the root: `templates/waf/cloud.config`. */
  readonly file?: string;
  readonly text: string;
  /** Why the file has no text. */
  readonly notText?: Diagnostic;
}

/** A place in a source; line and column count from 0, as nunjucks counts them. */
export interface Site {
  readonly source: Source;
  readonly line: number;
  readonly column: number;
  /** The expression that stands there, as a person would write it: `device.fqdn`. */
  readonly label?: string;
}

/** A mistake at a site. Where that site lies in the user's files is known by whoever started the rendering. */
export interface Problem {
  readonly site: Site;
  readonly describe: (position: Position) => Diagnostic;
}

/**
 * Ends the evaluation of an expression, or of the whole template if it is fatal. nunjucks hands an error with
 * `lineno` and `Update` on as it is and wraps every other one. Source: runtime.js handleError, lib.js
 * _prettifyError.
 */
export class Failure extends Error {
  readonly lineno = 1;
  readonly problems: readonly Problem[];
  readonly isFatal: boolean;

  constructor(problems: readonly Problem[], { isFatal = false }: { isFatal?: boolean } = {}) {
    super('the template has a mistake');
    this.problems = problems;
    this.isFatal = isFatal;
  }

  Update(): this {
    return this;
  }
}
