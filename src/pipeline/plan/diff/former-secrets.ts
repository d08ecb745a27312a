const shortest = 4;

/**
 * What stood in the place of a known secret before it was changed: the same line of the text before, but for the
 * secret. A line that says little beside it is none to go by.
 */
export function formerSecrets(
  before: string,
  after: string,
  { known }: { known: readonly string[] },
): readonly string[] {
  const oldLines = before.split('\n');
  return known.flatMap((secret) =>
    after.split('\n').flatMap((line) => {
      const at = line.indexOf(secret);
      if (at < 0) return [];
      const head = line.slice(0, at);
      const tail = line.slice(at + secret.length);
      if (head.trim().length + tail.trim().length < shortest - 1) return [];
      return oldLines.flatMap((old) => {
        const isAlike = old.startsWith(head) && old.endsWith(tail) && old.length > head.length + tail.length;
        const former = old.slice(head.length, old.length - tail.length);
        return isAlike && former !== secret && former.length >= shortest ? [former] : [];
      });
    }),
  );
}
