import { isHarmless } from '../harmless.js';
import { isSecretName } from '../secret-name.js';
import type { SecretForm } from '../span.js';

/** Texts of XML below an element with a secret's name, as in an answer file of Windows: `<Password><Value>x</Value></Password>`. */
export const markup: SecretForm = (text) =>
  [...text.matchAll(/<([A-Za-z][\w.:-]*)(?:[ \t][^<>]*)?>/g)].flatMap(({ index, 0: tag, 1: name = '' }) => {
    if (tag.endsWith('/>') || !isSecretName(name)) return [];
    const from = index + tag.length;
    const end = text.indexOf(`</${name}>`, from);
    const inner = text.slice(from, end < 0 ? from : Math.min(end, from + 5000));
    return [...inner.matchAll(/(?<=^|>)[^<>]+/g)]
      .filter(([found]) => !isHarmless(found))
      .map(({ index: at, 0: found }) => ({ start: from + at, end: from + at + found.trimEnd().length }));
  });
