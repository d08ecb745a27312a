import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { inRoot, root } from '../../scripts/lib/root.mjs';
import { seedpressPlugin, seedpressRules } from '../../scripts/lint/plugin.mjs';

const linter = new Linter({ cwd: root });

/** What our own rules say about a text, as if it stood in that file of the repository; nothing is written. */
export function lintText(text: string, { file }: { readonly file: string }): readonly string[] {
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.mjs'],
    languageOptions: { parser: tseslint.parser },
    plugins: { seedpress: seedpressPlugin },
    rules: seedpressRules,
  };
  return linter.verify(text, config, { filename: inRoot(file) }).map(({ message }) => message);
}
