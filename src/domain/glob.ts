/** One step of a glob as fnmatch(3) has it: any characters, or one character of a kind. */
type Token =
  | { readonly isAny: true }
  | { readonly isAny: false; readonly fits: (character: string) => boolean };

/** All characters that a name of an interface may have: two kinds meet where one of these fits both. */
const alphabet = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-'];

/** Whether some name of an interface fits both globs; a plain name is the glob of itself. */
export function globsMeet(one: string, other: string): boolean {
  const [a, b] = [tokensOf(one), tokensOf(other)];
  const known = new Map<string, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const [first, second] = [a[i], b[j]];
    const answer =
      first === undefined || second === undefined
        ? [...a.slice(i), ...b.slice(j)].every(({ isAny }) => isAny)
        : first.isAny
          ? meet(i + 1, j) || meet(i, j + 1)
          : second.isAny
            ? meet(i, j + 1) || meet(i + 1, j)
            : alphabet.some((character) => first.fits(character) && second.fits(character)) &&
              meet(i + 1, j + 1);
    known.set(key, answer);
    return answer;
  };
  return meet(0, 0);
}

function tokensOf(glob: string): readonly Token[] {
  const pieces = glob.match(/\*|\?|\[[!^]?\]?[^\]]*\]|./gs) ?? [];
  return pieces.map((piece): Token => {
    if (piece === '*') return { isAny: true };
    if (piece === '?') return { isAny: false, fits: () => true };
    if (piece.length === 1) return { isAny: false, fits: (character) => character === piece };
    return { isAny: false, fits: setOf(piece.slice(1, -1)) };
  });
}

/** The inside of `[a-z]` or `[!a-z]`. */
function setOf(text: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(text);
  const ranges = (isNegated ? text.slice(1) : text).match(/.-.|./gs) ?? [];
  const isIn = (character: string): boolean =>
    ranges.some((range) =>
      range.length === 3
        ? character >= (range[0] as string) && character <= (range[2] as string)
        : character === range,
    );
  return (character) => isIn(character) !== isNegated;
}
