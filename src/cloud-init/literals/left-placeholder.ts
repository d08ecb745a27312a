import { parsePublicKey } from '../../domain/public-key.js';
import type { Literal, LiteralKind } from './literal-values.js';

/**
 * What another tool should have replaced, in a value that can never be right with it: `${name}` of Terraform and shells,
 * `__NAME__` and `@NAME@` of sed, `<%= name %>` of ERB, `<name>` of people. Undefined where the value may be meant so.
 */
export function leftPlaceholder({
  kind,
  text,
  path,
}: Pick<Literal, 'kind' | 'text' | 'path'>): string | undefined {
  if (kind === 'public key' && parsePublicKey(text).ok) return undefined;
  const found = forms[kind].map((form) => form.exec(text)?.[0]).find((each) => each !== undefined);
  // cc_phone_home.py puts the instance-id there.
  return path[0] === 'phone_home' && /^\$\{?INSTANCE_ID\}?$/.test(found ?? '') ? undefined : found;
}

/** Forms that belong to nobody's value; names of cloud-init's own jinja are the matter of another check. */
const tags = [/\$\{[^}]*\}/, /<%.*?%>/, /\{\{(?!\s*(?:v1|ds)\b).*?\}\}/, /\{%.*?%\}/];
const words = [/__[A-Za-z]\w*?__/, /@@?[A-Za-z]\w*@@?/, /%[A-Z][A-Z0-9_]*%/, /<[A-Za-z][^<>]*>/];
const commands = [/\$\([^)]*\)/, /`[^`]+`/, /#\{[^}]*\}/, /%\(\w+\)s/, /\[\[\s*[A-Za-z].*?\]\]/];

const forms: Readonly<Record<LiteralKind, readonly RegExp[]>> = {
  'host name': [...tags, ...words, ...commands, /\$[A-Za-z_]\w*/],
  'user name': [...tags, ...words, ...commands, /\$[A-Za-z_]\w*/],
  // A hash has dollars, and a password may have anything but these.
  hash: [
    ...tags,
    /^__[A-Za-z]\w*?__$/,
    /^@@?[A-Za-z]\w*@@?$/,
    /^%[A-Z][A-Z0-9_]*%$/,
    /<[A-Za-z][^<>]*>/,
    /^\$[A-Za-z_]\w*$/,
    ...commands.slice(0, 2),
  ],
  password: tags,
  'public key': [...tags, ...words, ...commands, /\$[A-Za-z_]\w*/],
  URL: [
    ...tags,
    /__[A-Z][A-Z0-9_]*?__/,
    /@@[A-Z]\w*@@/,
    /<[A-Za-z][^<>]*>/,
    /(?<=:\/\/)\$[A-Za-z_]\w*/,
    ...commands.slice(0, 1),
  ],
};
