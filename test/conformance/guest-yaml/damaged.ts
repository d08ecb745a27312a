/** The text with some things wrong in it: characters, tabs, line ends, margins, lines that move or stand twice. */
export function damaged(text: string, random: () => number): string {
  let result = text;
  for (let left = 1 + Math.floor(random() * random() * 4); left > 0; left -= 1)
    result = damagedOnce(result, random);
  return result;
}

function damagedOnce(text: string, random: () => number): string {
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const at = Math.floor(random() * (text.length + 1));
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1;
  const line = text.slice(start, end);
  const withLine = (...lines: readonly string[]): string =>
    text.slice(0, start) + lines.join('') + text.slice(end);
  switch (Math.floor(random() * 12)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + one(characters) + text.slice(at);
    case 2:
      return text.slice(0, at) + one(characters) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + one(['\t', '\t', ' \t', '\t ']) + text.slice(at);
    case 4:
      return (
        text.slice(0, at) + one(['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\n\n']) + text.slice(at)
      );
    case 5:
      return withLine(`${one([' ', '  ', '\t', '    '])}${line}`);
    case 6:
      return withLine(line.replace(/^ {1,2}/, ''));
    case 7:
      return withLine(line, line);
    case 8:
      return withLine(line.replace('\n', ''));
    case 9:
      return withLine();
    case 10:
      return withLine(line.replace(/ +/, one(['\t', ' \t', ''])));
    default:
      return withLine(one(lines), line);
  }
}

const characters = [
  ...'  \n:-#[]{},&*!|>\'"%@?=<`~\\ab0.',
  '\u00a0',
  '\ufeff',
  '\u0007',
  'é',
  '😀',
  ': ',
  ' #',
  '- ',
  '? ',
];

const lines = [
  '\t\n',
  ' \n',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '- x\n',
  '  - x\n',
  'x: y\n',
  '  x: y\n',
  'x\n',
  '  # x\n',
  '&a\n',
];
