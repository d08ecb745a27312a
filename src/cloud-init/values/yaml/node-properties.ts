import { YamlMistake } from './mistake.js';
import type { Scanner } from './scanner.js';

/** What stands before a node: an anchor, a tag, or both in any order. */
export interface Properties {
  readonly anchor?: { readonly name: string; readonly at: number };
  readonly tag?: string;
  /** Where they begin and end; absent where there are none. */
  readonly start?: number;
  readonly end?: number;
}

export function takeProperties(tokens: Scanner, handles: ReadonlyMap<string, string>): Properties {
  const first = takeProperty(tokens, handles);
  if (first === noProperties || tokens.peek().kind !== (first.anchor === undefined ? '&' : '!')) return first;
  const { start = 0 } = first;
  return { ...first, ...takeProperty(tokens, handles), start };
}

function takeProperty(tokens: Scanner, handles: ReadonlyMap<string, string>): Properties {
  const { kind } = tokens.peek();
  if (kind !== '&' && kind !== '!') return noProperties;
  const { at, end, text, words } = tokens.take();
  if (kind === '&') return { anchor: { name: text, at }, start: at, end };
  const [handle] = words;
  if (handle === undefined) return { tag: text, start: at, end };
  const prefix = handles.get(handle);
  if (prefix === undefined)
    throw new YamlMistake(`no line %TAG says what ${handle} stands for; a string needs quotes`, at);
  return { tag: `${prefix}${text}`, start: at, end };
}

export const noProperties: Properties = {};
