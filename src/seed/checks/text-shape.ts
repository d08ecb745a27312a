/**
 * A YAML text with every word replaced by the same one: of two texts with one shape both are YAML or none is. Words
 * that mean something to the reader stay: behind a backslash, in anchors, tags, directives and headers of blocks.
 */
export const shapeOf = (text: string): string =>
  text.replace(/(\\\w*|[&*!%|>]\S*)|\w+/g, (_word, kept?: string) => kept ?? 'x');

/** Shapes that have been found right; a fleet has few of them. */
export class KnownShapes {
  readonly #most: number;
  readonly #shapes = new Set<string>();

  constructor({ most }: { most: number }) {
    this.#most = most;
  }

  has(shape: string): boolean {
    return this.#shapes.has(shape);
  }

  add(shape: string): void {
    if (this.#shapes.size >= this.#most) this.#shapes.clear();
    this.#shapes.add(shape);
  }
}
