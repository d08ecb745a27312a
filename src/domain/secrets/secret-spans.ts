import { recent } from '../recent.js';
import { colons } from './forms/colons.js';
import { commands } from './forms/commands.js';
import { privateKeys } from './forms/keys.js';
import { markup } from './forms/markup.js';
import { named } from './forms/named.js';
import { pairs } from './forms/pairs.js';
import { privateFiles } from './forms/private-files.js';
import { tokens } from './forms/tokens.js';
import { words } from './forms/words.js';
import { packedTexts } from './packed-texts.js';
import { joined, type SecretForm, type Span } from './span.js';

/** The forms by which secrets are told; docs/explain-and-plan.md lists them. */
const forms: readonly SecretForm[] = [
  privateKeys,
  ...tokens,
  named,
  ...words,
  ...colons,
  commands,
  pairs,
  privateFiles,
  markup,
];

/** Where the secrets of a text stand: those that are known, and those that a form tells, also in base64. */
export function secretSpans(
  text: string,
  { known = [] }: { known?: readonly string[] } = {},
): readonly Span[] {
  return joined([...knownSpans(text, known), ...formSpans(text), ...packedSpans(text, known)]);
}

/** What forms tell. A text is looked at for what it holds, and again to be masked. */
const formSpans = recent(
  (text): readonly Span[] => {
    const found = forms.flatMap((form) => form(text));
    // A text in quotes has line ends as `\n`: seen as such, each of its lines is told by the same forms.
    if (!text.includes(String.raw`\n`)) return found;
    const lines = text.replaceAll(String.raw`\n`, '\n\n');
    return [...found, ...forms.flatMap((form) => form(lines))];
  },
  { most: 2000, longest: 20_000 },
);

function knownSpans(text: string, known: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const secret of known) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length))
      spans.push({ start: at, end: at + secret.length });
  }
  return spans;
}

/** Base64 of a text that holds a secret, or a name with its password. */
const packedSpans = (text: string, known: readonly string[]): readonly Span[] =>
  packedTexts(text).filter(
    ({ inner }) => /^[\w.@-]+:[\x21-\x7e]{4,}$/.test(inner) || secretSpans(inner, { known }).length > 0,
  );
