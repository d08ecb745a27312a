import { builtinModules } from 'node:module';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { browserRoom } from './scripts/lint/browser-room.mjs';
import { floorConfigs } from './scripts/lint/floor-config.mjs';
import { powersRule } from './scripts/lint/powers-rule.mjs';

const withoutNodeProtocol = builtinModules
  .filter((name) => !name.includes(':'))
  .map((name) => ({ name, message: `Write node:${name}.` }));

// What no file of src may say; floorConfigs says it with what each floor may not import.
const unwanted = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: one thing has one name everywhere.',
  },
  {
    selector: 'MemberExpression[property.name="localeCompare"]',
    message: 'The locale of the machine must not change the output: compare with `<`.',
  },
  {
    selector: 'CallExpression[arguments.length=0][callee.property.name=/^toLocale/]',
    message: 'The locale of the machine must not change the output: name one.',
  },
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'out/',
    'coverage/',
    '.cache/',
    'test/**/expected/',
    'test/errors/*/**',
    'test/golden/*/**',
  ]),
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.test.json', 'tsconfig.browser.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-param-reassign': 'error',
      'no-restricted-imports': ['error', { paths: withoutNodeProtocol }],
      'no-unreachable-loop': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-use-before-define': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { seedpress: { rules: { powers: powersRule } } },
    rules: {
      'seedpress/powers': 'error',
      'no-console': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
    },
  },
  ...floorConfigs({ imports: { paths: withoutNodeProtocol }, syntax: unwanted }),
  ...browserRoom,
  {
    files: ['test/**/*.ts'],
    rules: {
      // Tests read JSON and other programs' output, whose types they are there to check.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-array-sort-compare': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      // ESLint's syntax tree has no types for TypeScript's nodes.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // It runs in browsers, which no project of ours with JavaScript knows.
  { files: ['docs/.vitepress/theme/**'], ...tseslint.configs.disableTypeChecked },
);
