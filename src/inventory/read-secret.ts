import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { missingSecret, openSecret, unreadableSecret, wrongSecret } from '../diagnostics/catalogue/access.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { defaultSecretPath } from '../domain/secret-path.js';
import { shellWord } from '../domain/shell-word.js';
import type { Site } from '../domain/site.js';
import { childAt, originAt, type SourceNode } from '../domain/source-node.js';
import { minSecretLength, type TokenSecret } from '../domain/token.js';

export interface ReadSecret {
  /** Absent where access needs none, or where it cannot be used. */
  readonly secret?: TokenSecret;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the file that tokens are made with, where the site's access is by token. */
export function readSecret(
  { access, tokenSecret: path }: Pick<Site, 'access' | 'tokenSecret'>,
  { root, siteSource }: { root: string; siteSource: SourceNode },
): ReadSecret {
  if (access !== 'token') return { diagnostics: [] };
  const written = childAt(siteSource, 'token_secret');
  // A path that was refused has been told; the default in its place is nobody's mistake.
  if (written?.kind === 'scalar' && written.value !== null && written.value !== path)
    return { diagnostics: [] };
  const key = written === undefined ? 'access' : 'token_secret';
  const position = originAt(siteSource, [key]);
  const file = readSecretFile({ root, path });
  switch (file.kind) {
    case 'missing':
      return { diagnostics: [missingSecret(position, { path, fix: makeSecret(path) })] };
    case 'unreadable':
      return { diagnostics: [unreadableSecret(position, { path, reason: file.reason })] };
    case 'wrong':
      return {
        diagnostics: [
          wrongSecret(position, { path, found: file.found, fix: `remove it, then ${makeSecret(path)}` }),
        ],
      };
    case 'secret':
      return {
        secret: file.secret,
        diagnostics: file.isOpen ? [openSecret(position, { path, fix: `chmod 600 ${shellWord(path)}` })] : [],
      };
  }
}

/** How to make such a file, in the root's folder. */
const makeSecret = (path: string): string =>
  path === defaultSecretPath
    ? 'seedpress init --secret'
    : `(umask 077; openssl rand -hex 32 > ${shellWord(path)})`;

export type SecretFile =
  | {
      readonly kind: 'secret';
      readonly secret: TokenSecret;
      /** Every user of this machine may read it. */
      readonly isOpen: boolean;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** `found` says what is wrong with the content, and nothing of the content itself. */
  | { readonly kind: 'wrong'; readonly found: string };

const maxBytes = 4096;

/** `path` as site.yaml names it: relative to the root, or absolute. */
export function readSecretFile({ root, path }: { root: string; path: string }): SecretFile {
  const file = resolve(root, path);
  try {
    const stat = statSync(file);
    const { size, mode } = stat;
    // Of a FIFO or /dev/zero there may be no end.
    if (!stat.isFile() && !stat.isDirectory()) return { kind: 'unreadable', reason: 'it is no file' };
    if (size > maxBytes) return { kind: 'wrong', found: `has ${size} bytes` };
    const text = readFileSync(file, 'latin1').trim();
    if (/[^\x21-\x7e]/.test(text)) return { kind: 'wrong', found: 'has more than one word of ASCII' };
    if (text.length < minSecretLength) return { kind: 'wrong', found: `has ${text.length} characters` };
    return { kind: 'secret', secret: text as TokenSecret, isOpen: (mode & 0o007) !== 0 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'unreadable', reason: reasons[code] ?? code };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'the link leads to itself',
};
