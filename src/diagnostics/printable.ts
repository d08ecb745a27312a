const longest = 240;
const endKept = 40;

/**
 * A text of a message as it may reach a terminal: one line, no control characters, nothing that turns the
 * direction of writing around, and not longer than somebody reads.
 */
export function printable(text: string): string {
  const escaped = text.replace(unprintable, (character) => JSON.stringify(character).slice(1, -1));
  const visible = escaped.replace(unprintable, escapeOf);
  if (visible.length <= longest) return visible;
  return `${visible.slice(0, longest - endKept)}…${visible.slice(-endKept)}`;
}

const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

// JSON leaves some of them as they are.
const escapeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
