import { plainScalar, WrongScalar } from '../../cloud-init/values/plain-scalar.js';
import type { CheckedPart } from '../checked-part.js';
import type { Freedom, PlainSpan } from './free-words.js';
import { wordClass } from './word-class.js';
import { type Words, wordsOf } from './words.js';

/** What was said about a text, and which of its words may be others. */
interface KnownText extends Pick<Words, 'words'> {
  readonly freedom: readonly Freedom[];
  readonly checked: CheckedPart;
}

/**
 * What was said about cloud-configs: most machines of a fleet get texts that differ in names and addresses alone, and
 * a reader of YAML costs more than all else about a device. A text is known where another one of its shape differs
 * from it in words that nobody looks at.
 */
export class KnownTexts {
  readonly #most: number;
  readonly #texts = new Map<string, KnownText>();

  constructor({ most }: { most: number }) {
    this.#most = most;
  }

  /** What was said about such a text; undefined where it is new. `about` names all else that a check looks at. */
  found(text: string, about: string): CheckedPart | undefined {
    const { shape, ...own } = wordsOf(text);
    const known = this.#texts.get(about + shape);
    return known !== undefined && isLike(text, own, known) ? known.checked : undefined;
  }

  remember(
    text: string,
    about: string,
    { checked, freedomOf }: { checked: CheckedPart; freedomOf: (words: Words) => readonly Freedom[] },
  ): void {
    const words = wordsOf(text);
    if (this.#texts.size >= this.#most) this.#texts.clear();
    this.#texts.set(about + words.shape, { words: words.words, freedom: freedomOf(words), checked });
  }
}

function isLike(text: string, { words, starts }: Omit<Words, 'shape'>, known: KnownText): boolean {
  return words.every((word, index) => {
    if (word === known.words[index]) return true;
    const freedom = known.freedom[index];
    if (freedom === undefined || freedom === 'fixed') return false;
    if (wordClass(word) !== wordClass(known.words[index] as string)) return false;
    if (freedom === 'free') return true;
    return isStillText(text, freedom, { words, starts });
  });
}

/** `web-01` may be `web-02`; `1e3` may not be `103`, nor `nope` `no`. */
function isStillText(
  text: string,
  { first, last, before, behind }: PlainSpan,
  { words, starts }: Omit<Words, 'shape'>,
): boolean {
  const end = (starts[last] as number) + (words[last] as string).length + behind;
  try {
    return typeof plainScalar(text.slice((starts[first] as number) - before, end)) === 'string';
  } catch (failure) {
    if (failure instanceof WrongScalar) return false;
    throw failure;
  }
}
