/** A text that stands indented in a test: the first line and the indent of the last one are taken off. */
export function text(strings: TemplateStringsArray): string {
  const [first = '', ...lines] = (strings[0] as string).split('\n');
  if (first !== '') throw new Error('the text begins in the line below');
  const last = lines.pop() ?? '';
  const indent = `${last}  `;
  return `${lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n')}\n`;
}
