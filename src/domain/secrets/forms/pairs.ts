import { isHarmless } from '../harmless.js';
import { isSecretName } from '../secret-name.js';
import type { SecretForm } from '../span.js';

/** A name and its value as two entries: `{ name: DB_PASSWORD, value: x }`, `<add key="ApiToken" value="x"/>`. */
export const pairs: SecretForm = (text) =>
  [...text.matchAll(pattern)].flatMap(({ indices, groups }) => {
    const { name = '', value = '' } = groups ?? {};
    const range = indices?.groups?.['value'];
    if (range === undefined || !isSecretName(name) || isHarmless(value)) return [];
    return [{ start: range[0], end: range[1] }];
  });

const pattern =
  /\b(?:name|key)\\?["']?[ \t]*[:=][ \t]*\\?["']?(?<name>[A-Za-z][\w.-]*)\\?["']?(?:[ \t]*,\s*|[ \t]*\n[ \t]*|[ \t]+)\\?["']?value\\?["']?[ \t]*[:=][ \t]*\\?["']?(?<value>(?<=")[^"\n\\]+|(?<=')[^'\n]+|[^\s"',}]+)/dgi;
