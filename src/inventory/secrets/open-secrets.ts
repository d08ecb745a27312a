import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { lockedSecrets, missingSecretName, missingVariable } from '../../diagnostics/catalogue/secrets.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Origin } from '../../domain/origin.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { InputFile } from '../input-files.js';
import type { SecretReference } from './secret-names.js';
import { secretsFile } from './secrets-file.js';

/** The secrets of a site, opened. No message shows one, nor the name that stands for one: it may be the secret itself. */
export interface Secrets {
  readonly hasFile: boolean;
  /** The value, or why there is none: said already where the file could not be opened. */
  readonly find: (reference: SecretReference, origin: Origin) => string | Diagnostic | undefined;
  /** All values that were found so far. */
  readonly used: ReadonlySet<string>;
  /** What nobody can guess, for codes in the place of secrets. */
  readonly key: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens the site's file of secrets, if it has one. */
export async function openSecrets(files: readonly InputFile[], from: SecretSource): Promise<Secrets> {
  const file = files.find(({ path }) => path === secretsFile);
  const opened = file === undefined ? undefined : await decrypted(file, from);
  const values = opened?.ok === true ? opened.values : new Map<string, string>();
  const used = new Set<string>();
  const use = (value: string): string => {
    used.add(value);
    return value;
  };
  return {
    hasFile: file !== undefined,
    used,
    key: opened?.ok === true ? opened.key : undefined,
    diagnostics: opened?.ok === false ? [opened.diagnostic] : [],
    find: (reference, origin) => {
      if ('variable' in reference) {
        const { variable } = reference;
        const value = from.environment[variable];
        return value === undefined || value === '' ? missingVariable(origin) : use(value);
      }
      if (opened?.ok !== true) return undefined;
      const value = values.get(reference.name);
      return value === undefined ? missingSecretName(origin, { file: secretsFile }) : use(value);
    },
  };
}

type Opened =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string>; readonly key: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

async function decrypted({ text, bytes }: InputFile, { identity }: SecretSource): Promise<Opened> {
  const locked = (found: string): Opened => ({
    ok: false,
    diagnostic: lockedSecrets({ file: secretsFile, line: 1, column: 1 }, { found }),
  });
  if (identity === undefined) return locked('this file is encrypted, and no identity is given');
  const identities = identitiesOf(identity);
  if (typeof identities === 'string') return locked(identities);
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  let plain: string;
  try {
    for (const each of identities) decrypter.addIdentity(each);
    plain = await decrypter.decrypt(bytes ?? armor.decode(text), 'text');
  } catch {
    // age's words may hold a part of what it was given.
    return locked('the identity that is given does not open this file');
  }
  const values = valuesOf(plain);
  return values === undefined
    ? locked('this file is not a mapping of names to strings, when it is opened')
    : { ok: true, values, key: identities.join('\n') };
}

/** The identities of a file, or why there are none; an identity itself where that is given. */
function identitiesOf(identity: string): readonly string[] | string {
  if (isIdentity(identity)) return [identity.trim()];
  try {
    const found = readFileSync(identity, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter(isIdentity);
    return found.length > 0 ? found : `the file ${identity} holds no identity of age`;
  } catch (error) {
    return `the identity file ${identity} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
  }
}

const isIdentity = (text: string): boolean => /^\s*AGE-SECRET-KEY-/.test(text);

/** Names with their values, those of mappings below each other with dots between; every value as it is written. */
function valuesOf(text: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  const collect = (held: unknown, path: readonly string[]): boolean => {
    if (typeof held === 'string' && path.length > 0) {
      values.set(path.join('.'), held);
      return true;
    }
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return false;
    return Object.entries(held).every(([key, inner]) => collect(inner, [...path, key]));
  };
  try {
    return collect(parse(text, { schema: 'failsafe', logLevel: 'silent' }), []) ? values : undefined;
  } catch {
    return undefined;
  }
}
