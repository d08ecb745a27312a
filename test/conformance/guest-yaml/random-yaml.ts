import { flowScalars, oddKeys, oddScalars, plainKeys, plainScalars } from './pieces.js';

/** Numbers from 0 to 1, the same ones for one seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Cloud-configs in every style that YAML has. Most are right; some hold a value that PyYAML refuses. */
export class RandomYaml {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  document(): string {
    const head = this.#one([
      '#cloud-config\n',
      '#cloud-config\n',
      '#cloud-config\n',
      '',
      '---\n',
      '%YAML 1.1\n--- # x\n',
      '\ufeff',
      '\n\n',
    ]);
    const tail = this.#one(['', '', '', '', '', '\n', '...\n', '# end', ' \n', '\n...\n# x\n']);
    const body = this.#chance(0.9)
      ? this.#map(0, 4)
      : this.#chance(0.5)
        ? this.#list(0, 3)
        : `${this.#flow(3)}\n`;
    const text = `${head}${body}${tail}`;
    return this.#chance(0.05)
      ? text.replaceAll('\n', this.#one(['\r\n', '\r', '\u0085', '\u2028', '\u2029']))
      : text;
  }

  #map(column: number, depth: number): string {
    const margin = ' '.repeat(column);
    return this.#times(1, 5, () => {
      const key = this.#chance(0.99) ? this.#one(plainKeys) : this.#one(oddKeys);
      return `${this.#gap(column)}${margin}${key}:${this.#behind(column, depth, true)}`;
    });
  }

  #list(column: number, depth: number): string {
    const margin = ' '.repeat(column);
    return this.#times(1, 4, () => {
      if (depth > 0 && this.#chance(0.2))
        return `${margin}- ${this.#map(column + 2, depth - 1).slice(column + 2)}`;
      if (depth > 0 && this.#chance(0.05))
        return `${margin}- ${this.#list(column + 2, depth - 1).slice(column + 2)}`;
      return `${this.#gap(column)}${margin}-${this.#behind(column, depth, false)}`;
    });
  }

  /** What stands behind a key or a dash, to the end of its last line. */
  #behind(column: number, depth: number, isKey: boolean): string {
    const end = this.#one(['\n', '\n', '\n', '\n', '\n', ' # c\n', ' \n', '\n\n', '\n# c\n']);
    const property = this.#chance(0.015)
      ? this.#one([' &a', ' &b', ' &c', ' !!map', ' !!seq', ' !!str', ' &d !', ' !!set'])
      : '';
    const kind = this.#random();
    const deeper = column + this.#one([1, 2, 2, 2, 2, 4]);
    if (depth > 0 && kind < 0.22) return `${property}${end}${this.#map(deeper, depth - 1)}`;
    if (depth > 0 && kind < 0.4) {
      const own = isKey && this.#chance(0.5) ? column : deeper;
      return `${property}${end}${this.#list(own, depth - 1)}`;
    }
    if (kind < 0.5) return `${property} ${this.#block(column)}`;
    if (kind < 0.62) return `${property} ${this.#flow(2)}${end}`;
    if (kind < 0.66) return `${property}${end}`;
    if (kind < 0.7) return `${property} ${this.#long(column)}${end}`;
    return `${property} ${this.#scalar()}${end}`;
  }

  #scalar(): string {
    return this.#chance(0.98) ? this.#one(plainScalars) : this.#one(oddScalars);
  }

  /** A text without quotes, or with them, over several lines. */
  #long(column: number): string {
    const quote = this.#one(['', '', '"', "'"]);
    const isPlain = quote === '';
    const margin = ' '.repeat(this.#one([column + 1, column + 2, column + 4, isPlain ? column + 1 : 0]));
    const words = [
      ...['a', 'b c', 'd', '', 'g:h', '- i', '😀', 'a'],
      ...(isPlain ? [] : ['e # f', 'x: y', '#', '...']),
    ];
    const lines = this.#list1(2, 4, () => this.#one(words));
    const ending = this.#one(isPlain ? ['', ' '] : ['', ' ', '\t']);
    return `${quote}${isPlain ? 'w' : ''}${lines.join(`${ending}\n${margin}`)}${quote}`;
  }

  #block(column: number): string {
    const header = this.#one([
      '|',
      '|',
      '|',
      '>',
      '>',
      '|-',
      '>-',
      '|+',
      '>+',
      '|2',
      '>1-',
      '|+2',
      '| # c',
      '>  ',
    ]);
    const margin = ' '.repeat(column + this.#one([1, 2, 2, 2, 3, 4]));
    const lines = this.#list1(0, 5, () => {
      const text = this.#one(['a', 'b: c', '  d', '- e', '# f', '\tg', 'h\ti', '', '', '"', '   ']);
      return this.#chance(0.98) ? `${margin}${text}` : text;
    });
    const first = this.#chance(0.9) ? `${margin}a\n` : '';
    return `${header}\n${first}${lines.map((line) => `${line}\n`).join('')}`;
  }

  #flow(depth: number): string {
    const space = (): string => this.#one(['', ' ', ' ', ' ', '  ', '\n  ', ' # c\n ', '\n']);
    const item = (): string => {
      if (depth > 0 && this.#chance(0.25)) return this.#flow(depth - 1);
      return this.#chance(0.98) ? this.#one(flowScalars) : this.#one(oddScalars);
    };
    const isList = this.#chance(0.5);
    const entries = this.#list1(0, 4, () => {
      if (isList && this.#chance(0.9)) return item();
      const key = this.#chance(0.98) ? this.#one(plainKeys) : this.#one(oddKeys);
      return this.#chance(0.9) ? `${key}:${this.#one([' ', ' ', ' ', '', '\n '])}${item()}` : key;
    });
    const comma = entries.length > 0 && this.#chance(0.1) ? ',' : '';
    const inner = `${space()}${entries.join(`${this.#chance(0.2) ? space() : ''},${space()}`)}${comma}${space()}`;
    return isList ? `[${inner}]` : `{${inner}}`;
  }

  /** Lines between entries. */
  #gap(column: number): string {
    return this.#chance(0.9)
      ? ''
      : this.#one(['\n', '# c\n', `${' '.repeat(column)}# c\n`, '   \n', '  # c: d\n']);
  }

  #one<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)] as T;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #list1<T>(least: number, most: number, make: () => T): readonly T[] {
    return Array.from({ length: least + Math.floor(this.#random() * (most - least + 1)) }, make);
  }

  #times(least: number, most: number, make: () => string): string {
    return this.#list1(least, most, make).join('');
  }
}
