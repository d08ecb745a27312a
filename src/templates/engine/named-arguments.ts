export interface SplitArguments {
  readonly positional: readonly unknown[];
  readonly named: Readonly<Record<string, unknown>>;
}

const none: SplitArguments['named'] = {};

/**
 * What a call or a filter is given, by place and by name: nunjucks puts the named ones last, in one marked
 * object. Source: nunjucks/src/runtime.js makeKeywordArgs.
 */
export function splitArguments(values: readonly unknown[]): SplitArguments {
  const last = values.at(-1);
  if (typeof last !== 'object' || last === null || !Object.hasOwn(last, '__keywords')) {
    return { positional: values, named: none };
  }
  const { __keywords, ...named } = last as Record<string, unknown>;
  return { positional: values.slice(0, -1), named };
}
