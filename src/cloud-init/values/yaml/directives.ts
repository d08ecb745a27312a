import { YamlMistake } from './mistake.js';
import type { Scanner } from './scanner.js';

/** What the handle of a tag stands for, where no directive says another thing. */
export const defaultHandles: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]);

/** Takes the directives above a document, and gives the handles that its tags may have. Source: PyYAML parser.py. */
export function takeDirectives(tokens: Scanner): ReadonlyMap<string, string> {
  const handles = new Map<string, string>();
  let hasVersion = false;
  while (tokens.peek().kind === 'directive') {
    const { at, text, words } = tokens.take();
    const [first = '', second = ''] = words;
    if (text === 'YAML') {
      if (hasVersion) throw new YamlMistake('the version of YAML stands here twice', at);
      if (Number(first) !== 1)
        throw new YamlMistake(`cloud-init reads YAML 1.1, and this says ${first}.${second}`, at);
      hasVersion = true;
    }
    if (text !== 'TAG') continue;
    if (handles.has(first)) throw new YamlMistake(`the handle ${first} is set twice`, at);
    handles.set(first, second);
  }
  return new Map([...defaultHandles, ...handles]);
}
