import type { Position } from '../diagnostics/diagnostic.js';

const scheme = 'seedpress-site:///';

/** The name under which stack traces show a file of the site. */
export const sourceUrl = (path: string): string => `${scheme}${encodeURI(path)}`;

/** The line of the site that threw; undefined where no line of it is on the stack. */
export function thrownAt(thrown: unknown): Position | undefined {
  const stack = thrown instanceof Error ? plainStack(thrown) : '';
  const found = /seedpress-site:\/\/\/([^\s()]+?):(\d+):(\d+)/.exec(stack) ?? ofLinking(stack);
  if (found === undefined) return undefined;
  const [, path = '', line, column] = found;
  return { file: decodeURI(path), line: Number(line), column: Number(column) };
}

/** As V8 writes it, whatever somebody makes of stacks in this process. */
function plainStack(error: Error): string {
  const { prepareStackTrace } = Error;
  Reflect.set(Error, 'prepareStackTrace', undefined);
  try {
    return error.stack ?? '';
  } finally {
    Reflect.set(Error, 'prepareStackTrace', prepareStackTrace);
  }
}

/** Where modules do not fit together Node shows the line, and a mark below the name. */
function ofLinking(stack: string): readonly string[] | undefined {
  const found = /^seedpress-site:\/\/\/(\S+):(\d+)\n.*\n( *)\^/.exec(stack);
  return found === null
    ? undefined
    : ['', found[1] ?? '', found[2] ?? '', String((found[3] ?? '').length + 1)];
}

/** In one line, without the text of modules. */
export function thrownText(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return text
    .replace(/ module '(?:data|file):[^']*'/g, ' module')
    .replace(/\s*\n\s*/g, ' ')
    .slice(0, 300);
}
