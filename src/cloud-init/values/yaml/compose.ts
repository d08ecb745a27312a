import { defaultHandles, takeDirectives } from './directives.js';
import { YamlMistake } from './mistake.js';
import { listNode, mapNode, scalarNode, type YamlNode, type YamlPair } from './node.js';
import { noProperties, type Properties, takeProperties } from './node-properties.js';
import { Scanner } from './scanner.js';
import type { Token, TokenKind } from './tokens.js';
import { unexpectedInBlock, unexpectedInBrackets, unexpectedNode, unexpectedRoot } from './unexpected.js';

/** The one document of a text; undefined where there is none. Sources: PyYAML parser.py, composer.py. */
export const compose = (text: string): YamlNode | undefined => new Composer(text).document();

/** Deeper ones end in Python's own limit of calls. */
const mostLevels = 450;

/** Where a node stands: behind a key the entries of a list may be at the key's own column. */
type Place = 'block' | 'behind a key' | 'brackets';

class Composer {
  readonly #text: string;
  readonly #tokens: Scanner;
  readonly #anchors = new Map<string, YamlNode>();
  /** The brackets that are open. */
  readonly #open: Token[] = [];
  #handles = defaultHandles;
  /** The lists and mappings that are not at their end. */
  readonly #around = new Set<YamlNode>();

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new Scanner(text);
  }

  document(): YamlNode | undefined {
    const isMarked = startSigns.includes(this.#tokens.peek().kind);
    if (isMarked && !this.#startsDocument()) return undefined;
    const isEmpty = isMarked && emptySigns.includes(this.#tokens.peek().kind);
    const root = isEmpty ? scalarNode(this.#tokens.peek().at) : this.#node('block');
    if (this.#isNext('...')) this.#tokens.take();
    const { at } = this.#tokens.peek();
    if (this.#startsDocument(root)) throw new YamlMistake('a second document begins here', at);
    return root;
  }

  /** Takes what stands before a document; false where none follows. */
  #startsDocument(above?: YamlNode): boolean {
    while (this.#isNext('...')) this.#tokens.take();
    if (this.#isNext('end')) return false;
    this.#handles = takeDirectives(this.#tokens);
    if (!this.#isNext('---')) throw unexpectedRoot(this.#tokens.peek(), { text: this.#text, above });
    this.#tokens.take();
    return true;
  }

  #isNext(kind: TokenKind): boolean {
    return this.#tokens.peek().kind === kind;
  }

  #node(place: Place): YamlNode {
    if (this.#isNext('*')) return this.#anchored(this.#tokens.take());
    const properties = takeProperties(this.#tokens, this.#handles);
    const { kind } = this.#tokens.peek();
    if (kind === 'scalar') {
      const { at, text, style } = this.#tokens.take();
      return this.#named(scalarNode(at, properties, { text, style }), properties);
    }
    const isBlock = place !== 'brackets';
    if (kind === '-' && place === 'behind a key') return this.#list(properties, this.#flushItems);
    if (kind === '[') return this.#list(properties, this.#flowItems);
    if (kind === '{') return this.#map(properties, this.#flowPairs);
    if (kind === 'block list' && isBlock) return this.#list(properties, this.#blockItems);
    if (kind === 'block mapping' && isBlock) return this.#map(properties, this.#blockPairs);
    const { end } = properties;
    if (end === undefined) throw unexpectedNode(this.#tokens.peek(), { open: this.#open.at(-1) });
    return this.#named(scalarNode(end, properties), properties);
  }

  #anchored({ text: name, at }: Token): YamlNode {
    const node = this.#anchors.get(name);
    if (node === undefined)
      throw new YamlMistake(
        `no anchor &${name} stands above it, and a string that starts with * needs quotes`,
        at,
      );
    // PyYAML takes it, and what cloud-init does next never ends.
    if (this.#around.has(node)) throw new YamlMistake(`&${name} is a value that holds itself`, at);
    return node;
  }

  #named<Node extends YamlNode>(node: Node, { anchor }: Properties): Node {
    if (anchor === undefined) return node;
    const { name, at } = anchor;
    if (this.#anchors.has(name)) throw new YamlMistake(`the anchor &${name} stands above already`, at);
    this.#anchors.set(name, node);
    return node;
  }

  /** A list is known by its anchor before its entries are, which may lead back to it. */
  #list(properties: Properties, fill: (items: YamlNode[]) => void): YamlNode {
    const items: YamlNode[] = [];
    const { at } = this.#tokens.peek();
    const node = this.#named(listNode(at, properties, items), properties);
    this.#below(node, () => fill(items));
    return node;
  }

  #map(properties: Properties, fill: (pairs: YamlPair[]) => void): YamlNode {
    const pairs: YamlPair[] = [];
    const { at } = this.#tokens.peek();
    const node = this.#named(mapNode(at, properties, pairs), properties);
    this.#below(node, () => fill(pairs));
    return node;
  }

  #below(node: YamlNode, read: () => void): void {
    if (this.#around.size === mostLevels)
      throw new YamlMistake(`more than ${mostLevels} lists and mappings stand in each other`, node.start);
    this.#around.add(node);
    read();
    this.#around.delete(node);
  }

  /** What stands behind a sign; nothing where one of `ends` follows. */
  #behind(sign: Token, place: Place, ends: readonly TokenKind[]): YamlNode {
    return ends.includes(this.#tokens.peek().kind) ? scalarNode(sign.end) : this.#node(place);
  }

  readonly #flushItems = (items: YamlNode[]): void => {
    while (this.#isNext('-')) items.push(this.#behind(this.#tokens.take(), 'block', flushEnds));
  };

  readonly #blockItems = (items: YamlNode[]): void => {
    this.#tokens.take();
    while (this.#isNext('-')) items.push(this.#behind(this.#tokens.take(), 'block', itemEnds));
    this.#endBlock(items.at(-1));
  };

  readonly #blockPairs = (pairs: YamlPair[]): void => {
    this.#tokens.take();
    while (this.#isNext('?')) {
      const key = this.#behind(this.#tokens.take(), 'behind a key', pairEnds);
      pairs.push({ key, value: this.#valueOf('behind a key', pairEnds) });
    }
    this.#endBlock(pairs.at(-1)?.value);
  };

  #endBlock(above: YamlNode | undefined): void {
    if (!this.#isNext('block end')) throw unexpectedInBlock(this.#tokens.peek(), { text: this.#text, above });
    this.#tokens.take();
  }

  #valueOf(place: Place, ends: readonly TokenKind[]): YamlNode {
    if (!this.#isNext(':')) return scalarNode(this.#tokens.peek().at);
    return this.#behind(this.#tokens.take(), place, ends);
  }

  readonly #flowItems = (items: YamlNode[]): void => {
    this.#open.push(this.#tokens.take());
    while (this.#hasEntry(']', items.length === 0)) {
      const { at } = this.#tokens.peek();
      if (this.#isNext('?')) items.push(mapNode(at, noProperties, [this.#flowPair(listEnds)]));
      else items.push(this.#node('brackets'));
    }
    this.#closeBracket();
  };

  readonly #flowPairs = (pairs: YamlPair[]): void => {
    this.#open.push(this.#tokens.take());
    while (this.#hasEntry('}', pairs.length === 0)) {
      if (this.#isNext('?')) pairs.push(this.#flowPair(mapEnds));
      else pairs.push({ key: this.#node('brackets'), value: scalarNode(this.#tokens.peek().at) });
    }
    this.#closeBracket();
  };

  #closeBracket(): void {
    this.#tokens.take();
    this.#open.pop();
  }

  /** Takes the comma before an entry; false where the brackets end. */
  #hasEntry(close: ']' | '}', isFirst: boolean): boolean {
    if (this.#isNext(close)) return false;
    if (isFirst) return true;
    if (!this.#isNext(','))
      throw unexpectedInBrackets(this.#tokens.peek(), { text: this.#text, open: this.#open.at(-1) });
    this.#tokens.take();
    return !this.#isNext(close);
  }

  #flowPair(ends: readonly TokenKind[]): YamlPair {
    const key = this.#behind(this.#tokens.take(), 'brackets', [':', ...ends]);
    return { key, value: this.#valueOf('brackets', ends) };
  }
}

/** What begins a document, and what follows where nothing is in it. */
const startSigns: readonly TokenKind[] = ['directive', '---', 'end'];
const emptySigns: readonly TokenKind[] = [...startSigns, '...'];

/** What ends an entry or a value of which nothing is written. */
const flushEnds: readonly TokenKind[] = ['-', '?', ':', 'block end'];
const itemEnds: readonly TokenKind[] = ['-', 'block end'];
const pairEnds: readonly TokenKind[] = ['?', ':', 'block end'];
const listEnds: readonly TokenKind[] = [',', ']'];
const mapEnds: readonly TokenKind[] = [',', '}'];
