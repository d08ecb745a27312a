/** A text as HCL has it between quotes: JSON's escapes, and no template. */
export const hclString = (text: string): string =>
  JSON.stringify(text)
    .replace(/\\[bf]/g, (escape) => (escape === '\\b' ? '\\u0008' : '\\u000c'))
    .replace(/[$%](?=\{)/g, '$&$&');

/** `key = value` lines as `terraform fmt` aligns them: the equals signs of a block stand below each other. */
export function hclLines(pairs: readonly (readonly [string, string])[], indent: string): string {
  const width = Math.max(0, ...pairs.map(([key]) => key.length));
  return pairs.map(([key, value]) => `${indent}${key.padEnd(width)} = ${value}\n`).join('');
}
