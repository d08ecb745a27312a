/** Whether a template looks at `n`, the number of its repeat. */
export function usesNumber(text: string): boolean {
  const tags = text.match(/\{\{[^]*?\}\}|\{%[^]*?%\}/g) ?? [];
  return tags.some((tag) => /(?<![\w.])n(?!\w)/.test(tag));
}
