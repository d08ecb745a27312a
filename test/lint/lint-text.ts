import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { inRoot, root } from '../../scripts/lib/root.mjs';
import { floorConfigs } from '../../scripts/lint/floor-config.mjs';
import { powersRule } from '../../scripts/lint/powers-rule.mjs';

const linter = new Linter({ cwd: root });

const configs: Linter.Config[] = [
  {
    files: ['**/*.ts', '**/*.mjs'],
    languageOptions: { parser: tseslint.parser },
    plugins: { seedpress: { rules: { powers: powersRule } } },
    rules: { 'seedpress/powers': 'error' },
  },
  ...floorConfigs(),
];

/**
 * What floors and powers say about a text, as if it stood in that file of the repository; nothing is written. ESLint's own
 * words before ours are left out.
 */
export const lintText = (text: string, { file }: { readonly file: string }): readonly string[] =>
  linter
    .verify(text, configs, { filename: inRoot(file) })
    .map(({ message }) => message.replace(/^'.*' import is restricted from being used by a pattern\. /, ''));
