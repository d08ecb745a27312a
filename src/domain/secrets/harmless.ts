import { masked } from './secret-name.js';

/**
 * Whether what stands under a secret's name is none itself: nothing, yes and no, a digit, a variable of the shell, a value that
 * a template brings in, the path of a file, a public key.
 */
export function isHarmless(text: string): boolean {
  const value = unquoted(text.trim());
  return value.includes(masked) || patterns.some((pattern) => pattern.test(value));
}

const patterns: readonly RegExp[] = [
  /^(?:true|false|yes|no|null|none|~|\d|\*+|!{1,2})?$/i,
  /^(?:\$\w+|\$\{\w+\}|%\w+%|\$env:\w+)$/,
  /^(?:\{\{[^"'{}]*\}\}|\{%[^%]*%\})$/,
  /^(?:\/[\w@.-]+)+\.(?:key|pem|crt|cer|der|p12|pfx|asc|gpg|pub|txt|json|ya?ml|conf|cnf|env)$/,
  // What `token_secret` names.
  /^\.{0,2}(?:\/?[\w.-]+\/)+secret$/,
  /^\/(?:etc|home|opt|root|run|srv|tmp|usr|var)(?:\/[\w@.-]+)+$/,
  /^(?:ssh-[a-z0-9-]+|ecdsa-sha2-[a-z0-9]+|sk-[a-z0-9@.-]+) AAAA/,
  /^-----BEGIN (?:PGP |RSA |EC )?(?:PUBLIC KEY|CERTIFICATE)/,
];

/** A hash of a password, see crypt(5): its own form keeps the kind of it. */
export const isHash = (text: string): boolean =>
  /^\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|apr1|argon2id?)\$[./A-Za-z0-9$=,+_-]{8,}$/.test(unquoted(text.trim()));

/** Without the quotes around it, or one that was never closed. */
const unquoted = (text: string): string => text.replace(/^(?:\\*["'])|(?:\\*["'])$/g, '');
