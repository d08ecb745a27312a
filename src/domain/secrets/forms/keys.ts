import type { SecretForm, Span } from '../span.js';

/**
 * Private keys: PEM, OpenSSH, PGP and PuTTY, with their first and last lines left; in YAML they stand on lines that are moved in,
 * in JSON on a single one, with `\n` for line ends.
 */
export const privateKeys: SecretForm = (text) => {
  const spans: Span[] = [];
  let covered = 0;
  for (const { index, 0: head } of text.matchAll(begin)) {
    if (index < covered) continue;
    const from = index + head.length;
    const end = text.indexOf('-----END ', from);
    covered = end < 0 ? text.length : end;
    spans.push(...words(text, from, covered));
  }
  for (const { index, 0: head, groups } of text.matchAll(putty)) {
    const from = index + head.length;
    spans.push(...words(text, from, behindLines(text, from, Number(groups?.['lines']))));
  }
  return spans;
};

const begin = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/g;
const putty = /\bPrivate-Lines:[ \t]*(?<lines>\d{1,3})\b/g;

const words = (text: string, from: number, to: number): readonly Span[] =>
  [...text.slice(from, to).matchAll(/[A-Za-z0-9+/=:,.-]{8,}/g)].map(({ index, 0: word }) => ({
    start: from + index,
    end: from + index + word.length,
  }));

function behindLines(text: string, from: number, count: number): number {
  let at = from;
  for (let line = 0; line <= count && at >= 0; line += 1) at = text.indexOf('\n', at + 1);
  return at < 0 ? text.length : at;
}
