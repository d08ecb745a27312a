/**
 * The files below templates/, already read. Names are looked up in this map and nowhere else, so no name, however
 * it is written, reaches a file outside.
 */
export class TemplateFiles {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #names = new Map<string, readonly string[]>();

  /** Paths below templates/, with `/` between folders -> text. */
  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** The path of the first type of the chain that has the template. */
  find(name: string, chain: readonly string[]): string | undefined {
    for (const type of chain) {
      const path = `${type}/${name}`;
      if (this.#texts.has(path)) return path;
    }
    return undefined;
  }

  text(path: string): string {
    const text = this.#texts.get(path);
    if (text === undefined) throw new Error(`there is no template ${path}`);
    return text;
  }

  /** All names that the chain offers, sorted. */
  names(chain: readonly string[]): readonly string[] {
    const key = chain.join('/');
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const names = new Set<string>();
    for (const path of this.#texts.keys()) {
      const type = chain.find((folder) => path.startsWith(`${folder}/`));
      if (type !== undefined) names.add(path.slice(type.length + 1));
    }
    const sorted = [...names].sort((a, b) => (a < b ? -1 : 1));
    this.#names.set(key, sorted);
    return sorted;
  }
}
