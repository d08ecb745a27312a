import type { SourceMap } from '../../domain/source-node.js';
import type { InputFile } from '../input-files.js';
import { secretsFile } from './secrets-file.js';

/** What a value of the inventory names in the place of a secret. */
export type SecretReference = { readonly name: string } | { readonly variable: string };

/**
 * `{ secret: NAME }` or `{ secret: { env: NAME } }`, and no key beside it: everything else is data. The first is a reference only
 * where the site has a file of secrets, for a mapping with a key `secret` is what people have in their vars.
 */
export function secretReference(
  { entries }: SourceMap,
  { hasFile }: { hasFile: boolean },
): SecretReference | undefined {
  const node = entries.size === 1 ? entries.get('secret')?.node : undefined;
  if (node?.kind === 'scalar' && hasFile && typeof node.value === 'string') return { name: node.value };
  if (node?.kind !== 'map' || node.entries.size !== 1) return undefined;
  const variable = node.entries.get('env')?.node;
  return variable?.kind === 'scalar' && typeof variable.value === 'string' && isVariable(variable.value)
    ? { variable: variable.value }
    : undefined;
}

const isVariable = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

/** The variables that a file may name as secrets, whether it does or not: a build asks them before it reads anything. */
export const variablesIn = (file: Pick<InputFile, 'text' | 'mayHold'>): readonly string[] =>
  file.mayHold?.('secret') !== false && file.text.includes('secret')
    ? [...file.text.matchAll(/\benv\b["']?\s*:\s*["']?([A-Za-z_]\w*)/g)].map(([, name = '']) => name)
    : [];

/** Whether a site may name secrets. */
export const namesSecrets = (files: readonly Pick<InputFile, 'path' | 'text' | 'mayHold'>[]): boolean =>
  files.some((file) => file.path === secretsFile || variablesIn(file).length > 0);
