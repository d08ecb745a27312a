/** `a`, `a or b`, `a, b or c`. */
export const eitherOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
