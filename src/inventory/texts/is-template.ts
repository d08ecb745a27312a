/** A text of the inventory that the templates floor has to render: it holds a value, a statement or a comment. */
export const isTemplate = (value: unknown): value is string =>
  typeof value === 'string' && /\{[{%]|\{##/.test(value);
