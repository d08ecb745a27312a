/** One command of a document with the output that it shows; `...` in it stands for anything. */
export interface Example {
  readonly command: string;
  readonly output: string;
}

/** The commands of a document's console blocks, in their order. */
export function examplesIn(document: string): readonly Example[] {
  const blocks = [...document.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const end = text.indexOf('\n');
        return { command: text.slice(0, end), output: text.slice(end + 1) };
      }),
  );
}

/** A pattern for what an example shows, line by line; a line `...` stands for any lines, `...` within one for any text. */
export function patternOf(output: string): RegExp {
  const lines = output.split('\n').map((line) => {
    if (line === '...') return '(?:.*\\n)*?';
    return `${line.split('...').map(escapePattern).join('.*')}\n`;
  });
  return new RegExp(`^${lines.join('').replace(/\n$/, '')}$`);
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The files of a document: the blocks whose first line is a comment with nothing but a path. */
export const filesIn = (document: string): readonly { readonly path: string; readonly text: string }[] =>
  [...document.matchAll(/^```\w+\n# ([\w.-]+(?:\/[\w.-]+)+)\n([\s\S]*?)^```$/gm)].map(
    ([, path = '', text = '']) => ({ path, text }),
  );
