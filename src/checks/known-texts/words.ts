/** A YAML text taken apart: its words, where they stand, and all that is between them. */
export interface Words {
  /** The text with every word replaced by the same one. */
  readonly shape: string;
  readonly words: readonly string[];
  /** Index of the first character of each word. */
  readonly starts: readonly number[];
}

/**
 * Texts of one shape have the same structure as YAML: of two of them both are YAML or none is. Words that mean
 * something to the reader are no words here: behind a backslash, in anchors, tags, directives and headers of blocks.
 */
export function wordsOf(text: string): Words {
  const words: string[] = [];
  const starts: number[] = [];
  const shape = text.replace(/(\\\w*|[&*!%|>]\S*)|\w+/g, (word, kept: string | undefined, start: number) => {
    if (kept !== undefined) return kept;
    words.push(word);
    starts.push(start);
    return 'x';
  });
  return { shape, words, starts };
}
