const lineHeight = 19;
const charWidth = 7.85;
const margin = 18;

/** Colours on a dark ground, by the numbers that a terminal is told. */
const colours: Readonly<Record<string, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};

/** What a terminal shows, as a picture: a line for each line, with its colours. */
export function terminalSvg(text: string, { title }: { readonly title: string }): string {
  const lines = text.trimEnd().split('\n');
  const columns = Math.max(...lines.map((line) => line.replace(escapes, '').length));
  const width = Math.ceil(columns * charWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map((line, index) => {
    const y = margin + index * lineHeight + 14;
    return `  <text x="${margin}" y="${y}">${spans(line)}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${title}</title>
  <rect width="100%" height="100%" rx="8" fill="#0d1117"/>
  <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#e6edf3">
${rows.join('')}  </g>
</svg>
`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is told of colours by them.
const escapes = /\u001b\[(\d*)m/g;

/** Each run of a colour as a span; whoever prints several styles at once gets the last one. */
function spans(line: string): string {
  const [start = '', ...runs] = line.split(escapes);
  let text = escaped(start);
  for (let index = 0; index < runs.length; index += 2) {
    const [code = '', run = ''] = [runs[index], runs[index + 1]];
    if (run === '') continue;
    const style = code === '1' ? 'font-weight="bold"' : colours[code] && `fill="${colours[code]}"`;
    text += style === undefined || style === '' ? escaped(run) : `<tspan ${style}>${escaped(run)}</tspan>`;
  }
  return text;
}

/** Spaces that do not collapse: browsers differ in how they are told to keep them. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0');
